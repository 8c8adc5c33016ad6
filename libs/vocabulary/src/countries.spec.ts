import { countryCodes, countryName, isCountry } from './countries.js';

describe('countries', () => {
  it.each(['NL', 'GB', 'TW', 'SG'])('knows %s', (code) => {
    expect(isCountry(code)).toBe(true);
  });

  it.each(['UK', 'EU', 'nl', 'NLD', '528', 'ZZ', 'XX', '', 'not_recorded', 528, undefined, 'constructor'])(
    'does not take %p for a country',
    (value) => {
      expect(isCountry(value)).toBe(false);
    },
  );

  it('names a country in both languages', () => {
    expect(countryName('NL', 'en')).toBe('Netherlands');
    expect(countryName('DE', 'nl')).toBe('Duitsland');
    expect(countryName('CA', 'nl')).toBe('Canada');
  });

  it.each([
    ['US', 'United States of America', 'Verenigde Staten'],
    ['CZ', 'Czechia', 'Tsjechië'],
    ['CN', 'China', 'China'],
    ['TW', 'Taiwan', 'Taiwan'],
    ['KR', 'South Korea', 'Zuid-Korea'],
    ['GB', 'United Kingdom', 'Verenigd Koninkrijk'],
  ])('gives %s its usual name, not the formal one', (code, english, dutch) => {
    expect([countryName(code, 'en'), countryName(code, 'nl')]).toEqual([english, dutch]);
  });

  it('gives no two countries the same name', () => {
    expect(new Set(countryCodes.map((code) => countryName(code, 'en'))).size).toBe(countryCodes.length);
    expect(new Set(countryCodes.map((code) => countryName(code, 'nl'))).size).toBe(countryCodes.length);
  });

  it('shows a code that is not known as it stands', () => {
    expect(countryName('ZZ', 'en')).toBe('ZZ');
    expect(countryName('NLD', 'en')).toBe('NLD');
  });

  it('has a name in both languages for every code', () => {
    const nameless = countryCodes.filter((code) =>
      [countryName(code, 'en'), countryName(code, 'nl')].includes(code),
    );
    expect(nameless).toEqual([]);
  });
});
