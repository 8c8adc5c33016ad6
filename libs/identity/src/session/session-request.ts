import { IdentityError } from '../identity.errors.js';
import { ANTI_FORGERY_HEADER, isAntiForgeryToken } from './anti-forgery.js';
import { SESSION_COOKIE, cookieIn } from './host-cookie.js';

/** The parts of a request that a session is looked for in. */
export interface SessionRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Methods that change nothing (RFC 9110 §9.2.1). */
const SAFE = ['GET', 'HEAD'];

/**
 * The session that a request comes with, undefined for none.
 * @throws IdentityError SESSION_AND_TOKEN: which of the two speaks must not be a guess
 */
export function sessionIn({ headers }: Pick<SessionRequest, 'headers'>): string | undefined {
  const cookie = cookieIn(header(headers.cookie), SESSION_COOKIE);
  if (cookie === undefined || headers.authorization === undefined) return cookie;
  throw new IdentityError('SESSION_AND_TOKEN', 'The request comes with a session and with a token.', {
    advice: 'Send the cookie or the header Authorization, not both.',
  });
}

/** @throws IdentityError SESSION_MISSING */
export function mustHaveSession(request: Pick<SessionRequest, 'headers'>): string {
  const cookie = sessionIn(request);
  if (cookie !== undefined) return cookie;
  throw new IdentityError('SESSION_MISSING', 'This browser has no session.', {
    advice: 'Sign in at /sign-in/start?state=…',
  });
}

/**
 * Keeps pages of other sites from using the officer's browser. The cookie does not travel with their requests where
 * browsers keep to SameSite; this holds where they do not.
 * @throws IdentityError SESSION_ORIGIN, SESSION_FORGERY
 */
export function refuseForgery(
  { method, headers }: SessionRequest,
  cookie: string,
  { publicUrl, sessionKey }: { readonly publicUrl: string; readonly sessionKey: Uint8Array },
): void {
  if (SAFE.includes(method)) return;
  const { origin } = headers;
  if (origin !== undefined && origin !== new URL(publicUrl).origin)
    throw new IdentityError('SESSION_ORIGIN', 'The request comes from a page of another site.');
  if (isAntiForgeryToken(sessionKey, cookie, headers[ANTI_FORGERY_HEADER])) return;
  throw new IdentityError('SESSION_FORGERY', 'The request does not show the token of its session.', {
    advice: `Send the value that GET /session gives, in the header ${ANTI_FORGERY_HEADER}.`,
  });
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join('; ') : value;
}
