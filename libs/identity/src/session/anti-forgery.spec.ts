import { antiForgeryToken, isAntiForgeryToken } from './anti-forgery.js';

const KEY = new Uint8Array(32).fill(1);

describe('the token against forged requests', () => {
  const token = antiForgeryToken(KEY, 'cookie');

  it('goes with one session of one node', () => {
    expect(isAntiForgeryToken(KEY, 'cookie', token)).toBe(true);
    expect(isAntiForgeryToken(KEY, 'other', token)).toBe(false);
    expect(isAntiForgeryToken(new Uint8Array(32), 'cookie', token)).toBe(false);
  });

  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['a part of it', token.slice(0, 20)],
    ['more than it', `${token}A`],
    ['two of it', [token, token]],
  ])('is not %s', (_, shown) => {
    expect(isAntiForgeryToken(KEY, 'cookie', shown)).toBe(false);
  });

  it('does not show the cookie', () => {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(token).not.toContain('cookie');
  });
});
