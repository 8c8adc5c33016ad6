import type { StreamLine } from '../core/envelope.js';

import { oneAnswer } from './one-answer.js';

const HEAD = { checkpoint: null, lease: 'lease' };
const envelope = (seq: number): StreamLine => ({
  seq,
  index: seq,
  grant: 'g'.repeat(100),
  disclosures: ['é'],
});
const LENGTH = Buffer.byteLength(`${JSON.stringify(envelope(1))}\n`);

const answer = async (words: number, bytes: number): Promise<unknown[]> => {
  const lines = async function* (): AsyncGenerator<StreamLine> {
    yield HEAD;
    for (let seq = 1; seq <= words; seq += 1) yield await Promise.resolve(envelope(seq));
    yield { end: words };
  };
  const texts: string[] = [];
  for await (const text of oneAnswer(lines(), bytes)) texts.push(text);
  return texts
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
};

describe('oneAnswer', () => {
  it('holds all lines of a stream that fits', async () => {
    expect(await answer(3, 4 * LENGTH)).toEqual([HEAD, envelope(1), envelope(2), envelope(3), { end: 3 }]);
  });

  it('ends behind the envelope that makes it too long, and says that there is more', async () => {
    expect(await answer(9, 2 * LENGTH)).toEqual([HEAD, envelope(1), envelope(2), { end: 2, more: true }]);
  });

  it('holds one envelope at least, so that whoever asks for the rest gets on', async () => {
    expect(await answer(9, 0)).toEqual([HEAD, envelope(1), { end: 1, more: true }]);
  });

  it('is whole when there is nothing to say', async () => {
    expect(await answer(0, 0)).toEqual([HEAD, { end: 0 }]);
  });
});
