import type { ExecutionResult } from 'graphql';

import { type Liveness, onlyEvent, serverSentEvents } from './server-sent-events.js';

const COMPLETE = 'event: complete\ndata:\n\n';
const never = (): Promise<never> => new Promise(() => undefined);

const live = (changes: Partial<Liveness> = {}): Liveness => ({
  pause: () => 60_000,
  prove: () => Promise.resolve(),
  signal: new AbortController().signal,
  explain: (error) => ({ data: { why: String(error) } }),
  ...changes,
});

async function* values(...list: number[]): AsyncGenerator<ExecutionResult> {
  for (const value of list) yield await Promise.resolve({ data: { value } });
}

const silent: AsyncIterator<ExecutionResult> = { next: never };

const all = async (events: AsyncIterable<string>): Promise<string[]> => {
  const texts: string[] = [];
  for await (const text of events) texts.push(text);
  return texts;
};

describe('serverSentEvents', () => {
  it('begins with a comment, tells each answer and ends', async () => {
    expect(await all(serverSentEvents(values(1, 2), live()))).toEqual([
      ':\n\n',
      'event: next\ndata: {"data":{"value":1}}\n\n',
      'event: next\ndata: {"data":{"value":2}}\n\n',
      COMPLETE,
    ]);
  });

  it('keeps an answer in one line, whatever is in it', async () => {
    const lines = { next: () => Promise.resolve({ value: { data: { a: 'x\n\nevent: complete' } } }) };
    const events = serverSentEvents(lines, live());
    await events.next();
    expect((await events.next()).value).toBe(
      'event: next\ndata: {"data":{"a":"x\\n\\nevent: complete"}}\n\n',
    );
  });

  it('says that it lives while there is nothing to tell, and waits for the same answer on', async () => {
    let asked = 0;
    const source = { next: () => ((asked += 1), never()) };
    const events = serverSentEvents(source, live({ pause: () => 5 }));
    for (let beat = 0; beat < 4; beat++) expect((await events.next()).value).toBe(':\n\n');
    expect(asked).toBe(1);
  });

  it.each([
    ['an answer', values(1)],
    ['a heartbeat', silent],
  ])('tells why it ends in place of %s when nobody answers for it any longer', async (_, source) => {
    const prove = () => Promise.reject(new Error('over'));
    expect(await all(serverSentEvents(source, live({ prove, pause: () => 5 })))).toEqual([
      ':\n\n',
      'event: next\ndata: {"data":{"why":"Error: over"}}\n\n',
      COMPLETE,
    ]);
  });

  it('tells why it ends when its source falls', async () => {
    const source = { next: () => Promise.reject(new Error('fallen')) };
    const [, told, last] = await all(serverSentEvents(source, live()));
    expect([told, last]).toEqual(['event: next\ndata: {"data":{"why":"Error: fallen"}}\n\n', COMPLETE]);
  });

  it('ends at once and without a word when nobody listens any longer', async () => {
    const controller = new AbortController();
    const events = all(serverSentEvents(silent, live({ signal: controller.signal })));
    setTimeout(() => controller.abort(), 5);
    expect(await events).toEqual([':\n\n']);
  });

  it('asks its source for nothing more than what is read', async () => {
    let asked = 0;
    const source = { next: () => Promise.resolve({ value: { data: { asked: (asked += 1) } } }) };
    const events = serverSentEvents(source, live());
    await events.next();
    expect(asked).toBe(0);
    await events.next();
    expect(asked).toBe(1);
  });
});

describe('onlyEvent', () => {
  it('is one answer and the end', () => {
    expect([...onlyEvent({ data: null })]).toEqual(['event: next\ndata: {"data":null}\n\n', COMPLETE]);
  });
});
