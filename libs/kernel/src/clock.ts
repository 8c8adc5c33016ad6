/** The only source of "now": injected, so that two runs with the same clock give the same bytes. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Whole seconds since 1970, the unit of every JWT time claim (RFC 7519 §2, NumericDate). */
export function epochSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
