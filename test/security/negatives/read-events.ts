import { PURPOSE } from '../../support/ask.js';
import type { ApiFixture } from './api-fixture.js';
import type { Caller } from './caller.js';

/** A stream of events as a client reads it. */
export interface OpenStream {
  /** The JSON of the next event; undefined when the stream has ended. */
  next(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Opens a subscription over HTTP; refusals come as its first event. */
export async function openStream(
  fixture: ApiFixture,
  caller: Caller | `${string}-${string}`,
  query: string,
): Promise<OpenStream> {
  const token = await fixture.tokenOf(caller);
  const response = await fetch(`${fixture.node.url}/graphql/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...PURPOSE,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query }),
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('The stream has no body.');
  let waiting = '';
  const next = async (): Promise<string | undefined> => {
    for (;;) {
      const [event, ...rest] = waiting.split('\n\n');
      if (rest.length > 0) {
        waiting = rest.join('\n\n');
        const data = /^event: next\ndata: (.*)$/s.exec(event ?? '')?.[1];
        if (data !== undefined) return data;
        continue;
      }
      const { done, value } = await reader.read();
      if (done) return undefined;
      waiting += value;
    }
  };
  return { next, close: () => reader.cancel() };
}
