import { PURPOSE } from '../../../support/ask.js';
import type { TestNode } from '../../../support/start-node.js';
import { outcomeOf } from './outcome-of.js';

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
}

const SIGN_OF_LIFE = ':\n\n';

/** Sends a request over HTTP; of a stream that is let in, the first sign of life is answer enough. */
export async function send(node: TestNode, { method, path, headers, body }: Request): Promise<string> {
  const leave = new AbortController();
  const response = await fetch(`${node.url}${path}`, {
    method,
    headers: {
      ...PURPOSE,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: leave.signal,
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  const text = isStream ? await firstOf(response) : await response.text();
  leave.abort();
  return text === SIGN_OF_LIFE ? 'answered' : outcomeOf(response.status, text);
}

async function firstOf({ body }: Response): Promise<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  const turn = await reader?.read();
  return turn?.value ?? '';
}
