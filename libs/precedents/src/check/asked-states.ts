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
 * The other members, by whether the names go to them.
 * @param canBeAsked whether a question finds its way to a state
 */
export function statesToAsk(
  { reach, ask }: Pick<CheckInput, 'reach' | 'ask'>,
  asker: string,
  membership: Membership,
  at: Date,
  canBeAsked: (state: string) => boolean,
): Pick<AskedStates, 'asked' | 'notAsked'> {
  const others = membership.memberStates().filter((code) => code !== asker && membership.isMember(code, at));
  const wanted = reach === Reach.LOCAL ? [] : (ask ?? others);
  const asked = others.filter((code) => wanted.includes(code) && canBeAsked(code));
  return { asked, notAsked: others.filter((code) => !asked.includes(code)) };
}

/** States asked whose node was down, too slow, or refused to answer. */
export function unanswered({ asked, answered }: AskedStates): string[] {
  return asked.filter((code) => !answered.includes(code));
}
