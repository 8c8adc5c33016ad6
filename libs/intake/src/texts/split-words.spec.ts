import { splitWords } from './split-words.js';

const words = (text: string): string[] => splitWords(text).map(({ word }) => word);

describe('splitWords', () => {
  it.each([
    ['Chips, and data-centres!', ['chips', 'and', 'data', 'centres']],
    ['L’investisseur étranger', ['l', 'investisseur', 'étranger']],
    ['ＡＩ２０２６', ['ai2026']],
    ['人工知能', ['人工', '工知', '知能']],
    ['AI模型 5G', ['ai', '模型', '5g']],
    ['핵심기술', ['핵심', '심기', '기술']],
    ['בינה מלאכותית', ['בינה', 'מלאכותית']],
    ['字', ['字']],
  ])('finds the words of %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each(['', ' \u0000\u202e ', '🤖🤖', '"!?"'])('F21 finds none in %j', (text) => {
    expect(words(text)).toEqual([]);
  });

  it('counts their places from the first on', () => {
    expect(splitWords('one two').map(({ place }) => place)).toEqual([0, 1]);
  });

  it('cuts a word that is longer than an index takes, the same each time', () => {
    expect(words('x'.repeat(10_000)).every((word) => word.length <= 64)).toBe(true);
    expect(words('𝔛'.repeat(100)).join('')).toBe('x'.repeat(100));
  });
});
