import type { Membership } from '#membership';

import { type CheckInput, Reach } from './check.input.js';

/** Whom a question went to. */
export interface AskedStates {
  /** Sorted codes. */
  readonly asked: readonly string[];
  readonly answered: readonly string[];
  readonly notAsked: readonly string[];
}

/**
 * The other members, by whether the names go to them. This node can only put a question to states whose log
 * is its own: they have answered when it has looked.
 */
export function askedStates(
  { reach, ask }: Pick<CheckInput, 'reach' | 'ask'>,
  asker: string,
  origin: string,
  membership: Membership,
  at: Date,
): AskedStates {
  const others = membership.memberStates().filter((code) => code !== asker && membership.isMember(code, at));
  const wanted = reach === Reach.LOCAL ? [] : (ask ?? others);
  const asked = others.filter((code) => wanted.includes(code) && membership.homeLog(code) === origin);
  return { asked, answered: asked, notAsked: others.filter((code) => !asked.includes(code)) };
}
