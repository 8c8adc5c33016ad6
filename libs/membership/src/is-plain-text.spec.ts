import { isPlainText } from './is-plain-text.js';

describe('isPlainText', () => {
  it.each(["Ministère de l'Économie", 'Министерство', '外務省', 'وزارة', 'Προεδρία', 'A\u200cB', '𝄞'])(
    'takes %j',
    (text) => {
      expect(isPlainText(text, 300)).toBe(true);
    },
  );

  it.each([
    ['nothing', ''],
    ['a space alone', ' '],
    ['a space at the end', 'A '],
    ['a line break', 'A\nB'],
    ['a tab', 'A\tB'],
    ['a NUL', 'A\0'],
    ['a line separator', 'A\u2028B'],
    ['a right-to-left override', 'A\u202eB'],
    ['an isolate', 'A\u2066B'],
    ['a letter and its accent apart', 'e\u0301'],
    ['the first half of a character', 'A\ud834'],
    ['the second half of a character', '\udd1eA'],
    ['a number', 7],
    ['a list', ['A']],
  ])('refuses %s', (_, value) => {
    expect(isPlainText(value, 300)).toBe(false);
  });

  it('counts to the limit and not past it', () => {
    expect(isPlainText('A'.repeat(12), 12)).toBe(true);
    expect(isPlainText('A'.repeat(13), 12)).toBe(false);
  });
});
