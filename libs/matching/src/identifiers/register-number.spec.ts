import fc from 'fast-check';

import { registerNumber } from './register-number.js';

describe('registerNumber', () => {
  it.each([
    ['NL', '12345678', 'KvK 12.345.678'],
    ['NL', '01234567', '1234567'],
    ['BE', '0403.170.701', 'BE 403170701'],
    ['FR', '552 081 317', '55208131766522'],
    ['GB', '00445790', '445790'],
    ['GB', 'SC095237', 'sc 095237'],
    ['CH', 'CHE-105.805.080', '105805080'],
    ['AT', 'FN 93363z', '93363 Z'],
    ['LU', 'B82454', 'RCS B 82454'],
    ['NO', '923 609 016', 'NO 923609016 MVA'],
    ['CZ', 'IČO 00177041'.replace('Č', 'C'), '177041'],
    ['JP', '１２３４', '1234'],
  ])('takes %s %s and %s for one number', (country, one, other) => {
    expect(registerNumber(country, other)).toBe(registerNumber(country, one));
  });

  it.each([
    ['GB', 'SC095237', 'NI095237'],
    ['DE', 'HRB 1', 'HRA 1'],
    ['NL', '12345678', '12345679'],
    ['CN', '91440300192203821K', '91440300192203821L'],
  ])('keeps %s %s and %s apart', (country, one, other) => {
    expect(registerNumber(country, other)).not.toBe(registerNumber(country, one));
  });

  it('keeps a number that is only zeros, and letters that are all there is', () => {
    expect(registerNumber('NL', '000')).toBe('0');
    expect(registerNumber('NL', 'KvK')).toBe('KVK');
  });

  it('changes nothing the second time, for any text', () => {
    const countries = fc.constantFrom('NL', 'FR', 'GB', 'NO', 'US', 'XX');
    fc.assert(
      fc.property(countries, fc.string({ maxLength: 30 }), (country, text) => {
        const once = registerNumber(country, text);
        expect(registerNumber(country, once)).toBe(once);
      }),
    );
  });
});
