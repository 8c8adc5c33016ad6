import { createHmac, timingSafeEqual } from 'node:crypto';

import { encodeBase64Url } from '#kernel';

/** The header in which a page shows the token of its session. */
export const ANTI_FORGERY_HEADER = 'grounds-csrf';

/**
 * What a page shows with each request that may change something. It follows from the session's cookie, which neither
 * the page nor another site can read.
 */
export function antiForgeryToken(key: Uint8Array, cookie: string): string {
  return encodeBase64Url(createHmac('sha256', key).update('anti-forgery ').update(cookie).digest());
}

export function isAntiForgeryToken(key: Uint8Array, cookie: string, shown: unknown): boolean {
  const wanted = Buffer.from(antiForgeryToken(key, cookie));
  const given = Buffer.from(typeof shown === 'string' ? shown : '');
  return given.length === wanted.length && timingSafeEqual(wanted, given);
}
