import fc from 'fast-check';

import { analyseName } from '../analyse-name.js';
import { askedKeys } from './asked-keys.js';
import { recordedKeys } from './recorded-keys.js';

const recorded = (name: string): Set<string> => new Set(recordedKeys(analyseName(name, 'organisation')));
const common = (asked: string, name: string): string[] =>
  askedKeys(analyseName(asked))
    .map(({ key }) => key)
    .filter((key) => recorded(name).has(key));

describe('the keys of names', () => {
  it.each([
    ['Huawei', '华为技术有限公司'],
    ['Хуавей', 'Huawei Technologies'],
    ['Mohammad Hasni', 'Mohammadhasni'],
    ['Hewlettpackard', 'Hewlett-Packard'],
    ['IBM', 'International Business Machines'],
    ['International Business Machines', 'IBM'],
    ['Great Lakes Business Company', 'GLBC'],
    ['삼성', 'Samsung'],
    ['Muhammad', 'محمد'],
    ['阿里巴巴', '杭州阿里巴巴网络有限公司'],
    ['Huawei', '新华为'],
    ['Gen', 'General Quillmere'],
  ])('find %s in %s', (asked, name) => {
    expect(common(asked, name)).not.toEqual([]);
  });

  it('mark with a sign what is no word', () => {
    const keys = [...recorded('Quillmere Ostara Technologies')];
    expect(keys).toEqual(
      expect.arrayContaining([
        'kvilmere',
        'ostara',
        '=tech',
        '~kvlml',
        '+kvilmereostara',
        '-vilmere',
        '^qot',
      ]),
    );
    expect(keys.every((key) => /^[=~+\-^]?[a-z0-9]{1,20}$/.test(key))).toBe(true);
  });

  it('of a name of three words are about thirty', () => {
    const names = ['Quillmere Ostara Technologies', 'Stemhulp Crowdlens Windroos', 'Deutsche Bank Schweiz'];
    const counts = names.map((name) => recorded(name).size);
    expect(Math.max(...counts)).toBeLessThanOrEqual(40);
    expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeLessThanOrEqual(32);
  });

  it('come rarest first, each once, with the word they stand for', () => {
    const keys = askedKeys(analyseName('Quillmere Shipping Trade'));
    const weights = keys.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((left, right) => right - left));
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
    expect(keys.find(({ key }) => key === 'kvilmere')?.group).toBe(0);
    expect(keys.find(({ key }) => key === '=trade')?.group).toBe(2);
  });

  it('weigh a meaning that many names share less than a rare word', () => {
    const weightOf = (key: string): number =>
      askedKeys(analyseName('Quillmere Trade')).find((asked) => asked.key === key)?.weight ?? NaN;
    expect(weightOf('=trade')).toBeLessThan(weightOf('kvilmere') / 3);
  });

  it.each([
    ['ten thousand letters', 'ab'.repeat(5_000)],
    ['thousands of words', Array.from({ length: 3_000 }, (_, place) => `quill${place}`).join(' ')],
    ['Chinese without end', '华为腾讯'.repeat(3_000)],
    ['only legal forms', 'GmbH Ltd '.repeat(1_000)],
  ])('are bounded for %s', (_, name) => {
    expect(recorded(name).size).toBeLessThanOrEqual(200);
    expect(askedKeys(analyseName(name)).length).toBeLessThanOrEqual(300);
  });

  it.each(['', '—', '🦄', '\u202e'])('are none for %p', (name) => {
    expect([recordedKeys(analyseName(name)), askedKeys(analyseName(name))]).toEqual([[], []]);
  });

  it('always include one that a name shares with itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        expect(common(name, name).length > 0).toBe(analyseName(name).words.length > 0);
      }),
      // It sounds like the title of a general, which in the name of a company is a word of general meaning.
      { examples: [['𭌔']] },
    );
  });
});

/** Syllables that sound the same whatever stands beside them, so that one letter wrong is one letter wrong. */
const LETTERS = ['b', 'd', 'l', 'm', 'n', 'r', 'v', 'a', 'u'];
const syllables = fc.tuple(fc.constantFrom('b', 'd', 'l', 'm', 'n', 'r', 'v'), fc.constantFrom('a', 'u'));
const longWords = fc
  .array(syllables, { minLength: 3, maxLength: 7 })
  .map((list) => list.flat().join(''))
  .filter((word) => !/(.).\1/.test(word));

describe('of a long word with one letter wrong', () => {
  const typos = fc.record({
    word: longWords,
    place: fc.nat(29),
    letter: fc.constantFrom(...LETTERS),
    kind: fc.nat(3),
  });

  function misspell({
    word,
    place: at,
    letter,
    kind,
  }: {
    word: string;
    place: number;
    letter: string;
    kind: number;
  }): string {
    const place = at % word.length;
    const [before, after] = [word.slice(0, place), word.slice(place + 1)];
    if (kind === 0) return before + after;
    if (kind === 1) return before + letter + after;
    if (kind === 2) return before + letter + word.slice(place);
    return before + after.charAt(0) + word.charAt(place) + after.slice(1);
  }

  it('a key is that of the right word', () => {
    fc.assert(
      fc.property(typos, (typo) => {
        expect(common(misspell(typo), typo.word)).not.toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });
});
