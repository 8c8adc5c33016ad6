/** The session of an officer's browser; never sent along from a page of another site. */
export const SESSION_COOKIE = '__Host-grounds-session';
/** Carries a sign-in from its start to its end; sent along when the provider's page leads back. */
export const SIGN_IN_COOKIE = '__Host-grounds-sign-in';

const SAME_SITE = { [SESSION_COOKIE]: 'Strict', [SIGN_IN_COOKIE]: 'Lax' } as const;

export type HostCookie = keyof typeof SAME_SITE;

/**
 * A cookie for this very host, over TLS, out of reach of scripts (RFC 6265bis §4.1.3.2); browsers take this machine's own
 * addresses for safe without TLS.
 * @param seconds 0 takes the cookie away
 */
export function hostCookie(name: HostCookie, value: string, seconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=${SAME_SITE[name]}`;
}

/** The value of a cookie in a request; undefined also when it comes twice, because somebody else may have set one. */
export function cookieIn(header: string | undefined, name: HostCookie): string | undefined {
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`));
  const [only] = found;
  return found.length === 1 ? only?.slice(name.length + 1) : undefined;
}
