/** As of when a question is asked. */
export interface MomentOptions {
  /** `YYYY-MM-DD`: what was so on this day. */
  readonly asOf?: string;
  /** RFC 3339: what the register knew at this time. A day stands for its first moment, UTC. */
  readonly knownAt?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The moment as variables of a query; nothing when it is now. */
export function momentOf({ asOf, knownAt }: MomentOptions): MomentOptions {
  return {
    ...(asOf !== undefined && { asOf }),
    ...(knownAt !== undefined && { knownAt: DAY.test(knownAt) ? `${knownAt}T00:00:00Z` : knownAt }),
  };
}

export function looksBack({ asOf, knownAt }: MomentOptions): boolean {
  return asOf !== undefined || knownAt !== undefined;
}
