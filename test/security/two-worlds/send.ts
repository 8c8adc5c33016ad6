import type { Operation, Seen } from './operation.type.js';
import type { World } from './world.js';

/** Milliseconds without a new event after which a stream is taken to have said what it has to say. */
export const QUIET = 300;
/** Of the transport, not of the answer. */
const PASSED_OVER = ['connection', 'date', 'keep-alive', 'transfer-encoding'];

/** Sends one operation to one world; a stream is left when it was silent for `quiet` milliseconds. */
export async function send(
  { address }: World,
  operation: Operation,
  token: string | undefined,
  quiet = QUIET,
): Promise<Seen> {
  const stop = new AbortController();
  const response = await fetch(`${address}${operation.path}`, {
    method: operation.method,
    headers: { ...operation.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    redirect: 'manual',
    signal: stop.signal,
    ...(operation.body === undefined ? {} : { body: operation.body }),
  });
  const headers = [...response.headers]
    .filter(([name]) => !PASSED_OVER.includes(name))
    .map((header) => header.join(': '))
    .sort()
    .join('\n');
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  const body = isStream ? await untilQuiet(response, stop, quiet) : await response.text();
  return { status: response.status, headers, body };
}

/** A stream goes on for as long as its client stays: this one leaves when nothing new has come for a while. */
async function untilQuiet({ body }: Response, stop: AbortController, quiet: number): Promise<string> {
  const reader = body?.getReader();
  const text = new TextDecoder();
  let read = '';
  while (reader) {
    const silence = new Promise<undefined>((resolve) => void setTimeout(resolve, quiet, undefined));
    const turn = await Promise.race([reader.read(), silence]);
    if (turn === undefined || turn.done) break;
    read += text.decode(turn.value, { stream: true });
  }
  stop.abort();
  await reader?.cancel().catch(() => undefined);
  return read;
}
