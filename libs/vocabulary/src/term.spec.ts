import { findTerm, isCode, labelOf } from './term.js';

const weathers = [
  { code: 'sun', label: { en: 'Sun', nl: 'Zon' } },
  { code: 'rain', label: { en: 'Rain', nl: 'Regen' } },
] as const;

describe('findTerm', () => {
  it('finds an entry by its code', () => {
    expect(findTerm(weathers, 'rain')?.label.nl).toBe('Regen');
  });

  it('finds nothing for a code in other letters', () => {
    expect(findTerm(weathers, 'RAIN')).toBeUndefined();
  });

  it('keeps two lists apart', () => {
    const other = [{ code: 'snow', label: { en: 'Snow', nl: 'Sneeuw' } }] as const;
    expect(findTerm<(typeof other)[number]>(other, 'sun')).toBeUndefined();
    expect(findTerm(weathers, 'sun')).toBe(weathers[0]);
  });
});

describe('isCode', () => {
  it('accepts a code of the list', () => {
    expect(isCode(weathers, 'sun')).toBe(true);
  });

  it.each([undefined, null, 7, {}, ['sun'], '', 'toString', '__proto__', ' sun'])('refuses %p', (value) => {
    expect(isCode(weathers, value)).toBe(false);
  });
});

describe('labelOf', () => {
  it('answers in the language asked for', () => {
    expect(labelOf(weathers, 'sun', 'nl')).toBe('Zon');
    expect(labelOf(weathers, 'sun', 'en')).toBe('Sun');
  });

  it('shows a code that a newer list may know as it stands', () => {
    expect(labelOf(weathers, 'hail', 'en')).toBe('hail');
  });
});
