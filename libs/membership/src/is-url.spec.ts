import { isPlainUrl } from './is-url.js';

describe('isPlainUrl', () => {
  const https = (value: unknown) => isPlainUrl(value, ['https:']);

  it.each([
    'https://nl.example',
    'https://nl.example/',
    'https://nl.example:8443/officers',
    'https://nl.example/a/b/',
    'https://xn--bcher-kva.example/',
  ])('takes %s', (text) => {
    expect(https(text)).toBe(true);
  });

  it.each([
    ['another scheme', 'http://nl.example'],
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['no scheme', 'nl.example'],
    ['a user', 'https://user@nl.example'],
    ['an empty user', 'https://@nl.example'],
    ['a query', 'https://nl.example/?a=b'],
    ['an empty query', 'https://nl.example/?'],
    ['a fragment', 'https://nl.example/#a'],
    ['an empty fragment', 'https://nl.example/#'],
    ['capitals in the host', 'https://NL.example'],
    ['the usual port spelt out', 'https://nl.example:443/'],
    ['a climb', 'https://nl.example/a/../b'],
    ['a space before it', ' https://nl.example'],
    ['a line break within', 'https://nl.exa\nmple'],
    ['backslashes', 'https:\\\\nl.example'],
    ['a host that is not in its ASCII form', 'https://bücher.example'],
    ['an address in one number', 'https://2130706433/'],
    ['301 characters', `https://nl.example/${'a'.repeat(282)}`],
    ['a list', ['https://nl.example']],
    ['nothing', undefined],
  ])('refuses %s', (_, value) => {
    expect(https(value)).toBe(false);
  });

  it('takes http only where it is named', () => {
    expect(isPlainUrl('http://127.0.0.1:4000', ['https:', 'http:'])).toBe(true);
  });
});
