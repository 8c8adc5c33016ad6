import { PURPOSE } from '../../../support/ask.js';
import type { Operation } from './write-operations.js';

/** An answer, whole, and what it came to. */
export interface RawAnswer {
  /** `allowed`, or the code of the refusal. */
  readonly outcome: string;
  /** Status, headers and body. */
  readonly text: string;
}

interface Sending {
  readonly token: string | undefined;
  readonly stream: boolean;
  /** In a stream, what it says last. */
  readonly until: string;
}

/** Sends an operation over HTTP; a stream is read up to the event that ends what was filed, or to its end. */
export async function sendOperation(
  url: string,
  operation: Operation,
  { token, stream, until }: Sending,
): Promise<RawAnswer> {
  const leave = new AbortController();
  const response = await fetch(`${url}${stream ? '/graphql/stream' : '/graphql'}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(stream ? { accept: 'text/event-stream' } : {}),
      ...PURPOSE,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(operation),
    signal: leave.signal,
  });
  const body = stream ? await readUntil(response, until) : await response.text();
  leave.abort();
  const headers = [...response.headers].map((header) => header.join(': ')).join('\n');
  return { outcome: outcomeOf(body), text: `${response.status}\n${headers}\n${body}` };
}

async function readUntil({ body }: Response, until: string): Promise<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader && !text.includes(until)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader?.cancel();
  return text;
}

interface Result {
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
  readonly data?: Readonly<Record<string, unknown>> | null;
}

/** Of a stream, what its first event says. */
function outcomeOf(body: string): string {
  const [, event] = /^event: next\ndata: (.*)$/m.exec(body) ?? [];
  const { errors, data } = JSON.parse(event ?? body) as Result;
  if (errors?.[0]) return errors[0].extensions?.code ?? 'an error without a code';
  const [answer] = Object.values(data ?? {}).flat() as { problems?: readonly { code: string }[] }[];
  return answer?.problems?.[0]?.code ?? 'allowed';
}
