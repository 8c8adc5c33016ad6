import { BadRequestException, HttpException, UnsupportedMediaTypeException } from '@nestjs/common';

import { type FormOfRequest, isJson } from '../require-json.js';

/** What a client asks for, in the form that GraphQL over HTTP gives it. */
export interface StreamParams {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown>;
  readonly extensions: Record<string, unknown>;
}

export interface StreamRequest extends FormOfRequest {
  /** Path and query. */
  readonly url: string;
  readonly query: unknown;
  readonly body: unknown;
}

const PREFLIGHT_HEADERS = ['x-apollo-operation-name', 'apollo-require-preflight'];

/**
 * Reads the question from the body of a POST or the address of a GET.
 * @throws HttpException when a page of another site may have sent it, or it cannot be read
 */
export function readStreamRequest(request: StreamRequest): StreamParams {
  requireEventStream(request);
  if (request.method === 'POST') {
    if (!isJson(request)) throw new UnsupportedMediaTypeException();
    return readParams(request.body);
  }
  requirePreflight(request);
  const { variables, extensions, ...rest } = request.query as Record<string, unknown>;
  return readParams({ ...rest, variables: parsed(variables), extensions: parsed(extensions) });
}

/** A HEAD takes no stream either: the server would run it with nobody at its end. */
function requireEventStream({ method, headers }: FormOfRequest): void {
  const accepted = String(headers.accept ?? '*/*').toLowerCase();
  if (method !== 'HEAD' && /(^|[\s,])(text\/event-stream|text\/\*|\*\/\*)\s*(;|,|$)/.test(accepted)) return;
  const message = 'A subscription is answered as a stream of events only.';
  const advice = 'Send the header Accept: text/event-stream.';
  throw new HttpException({ code: 'STREAM_NOT_ACCEPTED', message, advice }, 406);
}

function requirePreflight({ headers }: FormOfRequest): void {
  if (PREFLIGHT_HEADERS.some((name) => typeof headers[name] === 'string' && headers[name] !== '')) return;
  const message = 'A page of another site could have sent this request.';
  const advice = 'Send the header Apollo-Require-Preflight with any value.';
  throw new HttpException({ code: 'PREFLIGHT_MISSING', message, advice }, 400);
}

function readParams(sent: unknown): StreamParams {
  const { query, operationName, variables, extensions } = recordOr(sent);
  const isNamed = operationName === undefined || operationName === null || typeof operationName === 'string';
  if (typeof query !== 'string' && recordOr(extensions).persistedQuery === undefined) throw malformed();
  if (!isNamed) throw malformed();
  return {
    query: typeof query === 'string' ? query : '',
    operationName: operationName ?? undefined,
    variables: recordOr(variables),
    extensions: recordOr(extensions),
  };
}

/** An object as it is, and an empty one for what was left out. */
function recordOr(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  throw malformed();
}

function parsed(text: unknown): unknown {
  if (text === undefined) return undefined;
  // A parameter that stands in the address twice comes as a list.
  if (typeof text !== 'string') throw malformed();
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

function malformed(): HttpException {
  return new BadRequestException();
}
