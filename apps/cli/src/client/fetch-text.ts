import { CliError } from '../cli.errors.js';
import { type Send, sendAsNobody } from './send.js';

const PATIENCE_MS = 60_000;

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** One HTTP exchange with the node; redirects are not followed, they could lead a token elsewhere. */
export async function fetchBytes(
  url: URL,
  request: RequestInit = {},
  send: Send = sendAsNobody,
): Promise<{ status: number; bytes: Uint8Array }> {
  try {
    const response = await send(url, {
      ...request,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (cause) {
    throw new CliError('NODE_UNREACHABLE', `The node at ${url.origin} does not answer.`, {
      cause,
      advice: 'Start it, or set GROUNDS_URL to where it is.',
    });
  }
}

export async function fetchText(url: URL, request: RequestInit = {}, send?: Send): Promise<HttpAnswer> {
  const { status, bytes } = await fetchBytes(url, request, send);
  return { status, text: new TextDecoder().decode(bytes) };
}

/** Posts JSON and reads JSON. */
export async function postJson(
  url: URL,
  body: unknown,
  send?: Send,
): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const { status, text } = await fetchText(
    url,
    { method: 'POST', headers, body: JSON.stringify(body) },
    send,
  );
  return { status, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const SERVER_ERROR = 500;

/** What is there answers, but not as a node of the register does. */
export function notANode(url: URL, status: number): CliError {
  if (status >= SERVER_ERROR) {
    return new CliError('NODE_ANSWER', `The node at ${url.origin} could not answer (HTTP ${status}).`, {
      advice: 'Try again; tell the operator if it stays.',
    });
  }
  return new CliError('NODE_ANSWER', `What answers at ${url.origin} is no node of the register.`, {
    advice: 'Check GROUNDS_URL.',
  });
}
