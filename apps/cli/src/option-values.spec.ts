import { codesOf, collect, collectStates, registration, whole } from './option-values.js';

describe('the values of options', () => {
  it('gather where an option is given several times', () => {
    expect(collect('two', collect('one'))).toEqual(['one', 'two']);
    expect(collectStates('fr', collectStates('CZ, de'))).toEqual(['CZ', 'DE', 'FR']);
  });

  it.each(['Czechia', 'C', 'CZ;DE', 'CZ,', ''])('are no states when they are written as %p', (text) => {
    expect(() => collectStates(text)).toThrow('such as CZ or CZ,DE');
  });

  it('are whole numbers only', () => {
    expect(whole('20')).toBe(20);
    for (const text of ['', '-1', '1.5', '1e3', 'ten', '1234567']) {
      expect(() => whole(text)).toThrow('whole number');
    }
  });

  it('keep a register number as it is written, with colons and zeros', () => {
    expect(registration('nl:00:12')).toEqual({ country: 'NL', number: '00:12' });
    for (const text of ['123', 'NLD:1', 'NL:', ':1']) expect(() => registration(text)).toThrow('NL:12345678');
  });

  it('are listed for a help text in the order of the vocabulary', () => {
    const label = { en: 'x', nl: 'x' };
    expect(
      codesOf([
        { code: 'b', label },
        { code: 'a', label },
      ]),
    ).toBe('b, a');
  });
});
