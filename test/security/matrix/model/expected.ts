import { outsideCode, rolesOf } from './callers.js';
import type { Rule, Situation } from './rule.type.js';
import { type Secret, VISIBILITIES, type Visibility, holds } from './secrets.js';

/** What is right for one cell. */
interface Expected {
  /** `allowed`, or the code of the refusal. */
  readonly outcome: string;
  /** What must be shown of the record of the cell, and nothing else of it. */
  readonly shown: readonly Secret[];
  /** What may be shown of any record; the field may be about several. */
  readonly allowed: ReadonlyMap<Visibility, readonly Secret[]>;
}

const NOTHING: ReadonlyMap<Visibility, readonly Secret[]> = new Map();

export function expected(rule: Rule, situation: Situation): Expected {
  const outcome = outcomeOf(rule, situation);
  if (outcome !== 'allowed') return { outcome, shown: [], allowed: NOTHING };
  const { caller } = situation;
  const shown = rule.shows?.(situation) ?? [];
  if (shown.length === 0 && !rule.shows) return { outcome, shown, allowed: NOTHING };
  const allowed = new Map(VISIBILITIES.map((one) => [one, holds(caller, one)]));
  allowed.set(situation.visibility, shown);
  return { outcome, shown, allowed };
}

/** In the order of the walls: token, role, then what is asked for. */
export function outcomeOf({ roles, refuses }: Rule, situation: Situation): string {
  if (roles === 'everybody') return 'allowed';
  const outside = outsideCode(situation.caller);
  if (outside !== undefined) return outside;
  const has = rolesOf(situation.caller);
  if (!roles.some((role) => has.includes(role))) return 'PERMISSION_MISSING';
  return refuses?.(situation) ?? 'allowed';
}
