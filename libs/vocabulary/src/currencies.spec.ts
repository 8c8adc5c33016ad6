import { isCurrency } from './currencies.js';

describe('isCurrency', () => {
  it.each(['EUR', 'USD', 'CZK', 'JPY'])('knows %s', (code) => {
    expect(isCurrency(code)).toBe(true);
  });

  it.each(['eur', 'EURO', 'NLG', '978', '', 978, null])('does not take %p for a currency', (value) => {
    expect(isCurrency(value)).toBe(false);
  });
});
