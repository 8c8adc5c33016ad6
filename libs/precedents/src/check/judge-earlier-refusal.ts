import { Outcome } from '../parts/outcome.type.js';
import type { Precedent } from '../precedent.type.js';
import { EarlierRefusal, Match } from './check.type.js';

/** Roles on the side of the money: only those were refused. */
const REFUSED_ROLES = ['investor', 'owner', 'vehicle'];

/**
 * Whether a hit may count as an earlier refusal by a member state of the Union, Reg. (EU) 2026/1386
 * Art. 5(1)(c) and 19(2)(a)(iv). `yes` only where an identifier is the same and the deciding state itself
 * says so: a name alone never establishes who somebody is.
 * @param isUnionState whether a country code is one of the Union's states
 */
export function judgeEarlierRefusal(
  { outcome, signedBy, status }: Precedent,
  matches: readonly Match[],
  isUnionState: (code: string) => boolean,
): EarlierRefusal {
  if (!(outcome instanceof Outcome)) return verdict('unclear', 'The outcome is not shared with your state.');
  if (!outcome.isRefusal) return verdict('no', 'The decision is not a refusal.');
  if (!status.counts) return verdict('no', status.note);
  if (!isUnionState(outcome.decidedBy.code)) {
    return verdict('no', 'Decided by a third country: other relevant information at most, Art. 20(1).');
  }
  const refused = matches.filter(({ role }) => REFUSED_ROLES.includes(role.code));
  if (refused.length === 0) return verdict('no', 'The party was not the investor.');
  if (outcome.decidedBy.code !== signedBy.code) {
    return verdict('unclear', 'Reported by another state: ask the deciding state.');
  }
  if (status.code.code === 'suspended') return verdict('unclear', status.note);
  return refused.some(({ band }) => band === 'identifier')
    ? verdict('yes', 'A member state of the Union refused this investor.')
    : verdict('unclear', 'Only the name is alike: establish first that it is the same investor.');
}

function verdict(counts: 'yes' | 'no' | 'unclear', reason: string): EarlierRefusal {
  return Object.assign(new EarlierRefusal(), { counts, reason });
}
