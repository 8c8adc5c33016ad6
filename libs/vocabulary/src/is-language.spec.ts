import { statementLanguages } from './data/languages.js';
import { isLanguage } from './is-language.js';

describe('isLanguage', () => {
  it('accepts every language that is offered', () => {
    expect(statementLanguages.filter(({ code }) => !isLanguage(code))).toEqual([]);
  });

  it('accepts a language that is not offered', () => {
    expect(isLanguage('sw')).toBe(true);
  });

  it.each(['EN', 'eng', 'en-GB', 'e', '', 'e1', 'en\n', undefined, 12])('refuses %p', (tag) => {
    expect(isLanguage(tag)).toBe(false);
  });
});
