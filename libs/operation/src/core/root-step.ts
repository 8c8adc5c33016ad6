import type { DegradationCode } from './degradations.js';

const NOTICE_MS = 30 * 24 * 3600 * 1000;

/** In which step a node is whose root runs out, and since when. */
export function rootStep(expires: Date, now: Date): { code: DegradationCode; since: Date } | undefined {
  const noticed = new Date(expires.getTime() - NOTICE_MS);
  if (expires <= now) return step('ROOT_EXPIRED', expires);
  if (noticed <= now) return step('ROOT_EXPIRING', noticed);
  return undefined;
}

function step(code: DegradationCode, since: Date) {
  return { code, since };
}
