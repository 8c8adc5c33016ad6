import { readEvents, type StreamEvent } from './read-events.js';

const encoder = new TextEncoder();

async function* inPieces(text: string, length: number): AsyncGenerator<Uint8Array> {
  const bytes = encoder.encode(text);
  for (let at = 0; at < bytes.length; at += length) yield await Promise.resolve(bytes.slice(at, at + length));
}

const read = async (text: string, length = 1000): Promise<StreamEvent[]> => {
  const events: StreamEvent[] = [];
  for await (const event of readEvents(inPieces(text, length))) events.push(event);
  return events;
};

const STREAM = ':\n\nevent: next\ndata: {"name":"Vlkoš"}\n\n:\n\nevent: complete\ndata:\n\n';
const EVENTS = [
  { event: 'next', data: '{"name":"Vlkoš"}' },
  { event: 'complete', data: '' },
];

describe('a stream of events', () => {
  it('is read without its comments', async () => {
    expect(await read(STREAM)).toEqual(EVENTS);
  });

  it.each([1, 2, 3, 7])('is the same however it is cut: pieces of %d bytes', async (length) => {
    expect(await read(STREAM, length)).toEqual(EVENTS);
  });

  it('puts lines of data under each other, and passes over what it does not know', async () => {
    expect(await read('id: 7\nevent: next\ndata: a\ndata:b\n\ndata: alone\n\n')).toEqual([
      { event: 'next', data: 'a\nb' },
    ]);
  });

  it('says nothing of an event that was cut off', async () => {
    expect(await read('event: next\ndata: {"half":')).toEqual([]);
  });
});
