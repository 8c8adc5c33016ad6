import { SESSION_COOKIE, SIGN_IN_COOKIE, cookieIn, hostCookie } from './host-cookie.js';

describe('hostCookie', () => {
  it('is for this host alone, over TLS, out of reach of scripts and of other sites', () => {
    expect(hostCookie(SESSION_COOKIE, 'abc', 60)).toBe(
      '__Host-grounds-session=abc; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Strict',
    );
  });

  it('comes along from the page of a provider where it carries a sign-in', () => {
    expect(hostCookie(SIGN_IN_COOKIE, 'abc', 60)).toMatch(/SameSite=Lax$/);
  });
});

describe('cookieIn', () => {
  it.each([
    ['alone', '__Host-grounds-session=abc', 'abc'],
    ['among others', 'a=b; __Host-grounds-session=abc; c=d', 'abc'],
    ['without spaces', 'a=b;__Host-grounds-session=abc', 'abc'],
    ['as the end of another name', 'x__Host-grounds-session=abc', undefined],
    ['twice', '__Host-grounds-session=abc; __Host-grounds-session=def', undefined],
    ['in no header', undefined, undefined],
  ])('finds a cookie %s', (_, header, expected) => {
    expect(cookieIn(header, SESSION_COOKIE)).toBe(expected);
  });
});
