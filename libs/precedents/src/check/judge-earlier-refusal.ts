import { LegalEventEntry } from '../history/history.type.js';
import { Outcome } from '../parts/outcome.type.js';
import type { Precedent } from '../precedent.type.js';
import { EarlierRefusal, Match } from './check.type.js';
import { type Connection, connectRoles } from './connect-roles.js';

/**
 * Whether a hit may count as an earlier refusal by a member state of the Union, Reg. (EU) 2026/1386
 * Art. 5(1)(c) and 19(2)(a)(iv). `yes` only where an identifier is the same, the party is of the investor's group on
 * both sides, and the deciding state itself says so: a name alone never establishes who somebody is.
 * @param isUnionState whether a country code is one of the Union's states
 */
export function judgeEarlierRefusal(
  precedent: Precedent,
  matches: readonly Match[],
  isUnionState: (code: string) => boolean,
): EarlierRefusal {
  const { outcome, signedBy, status } = precedent;
  if (!(outcome instanceof Outcome)) return verdict('unclear', 'The outcome is not shared with your state.');
  if (!outcome.isRefusal) return verdict('no', `The decision is not a refusal.${breach(precedent)}`);
  if (!status.counts) return verdict('no', status.note);
  if (!isUnionState(outcome.decidedBy.code)) {
    return verdict('no', 'Decided by a third country: other relevant information at most, Art. 20(1).');
  }
  const connected = (connection: Connection): Match[] =>
    matches.filter(({ askedRole, role }) => connectRoles(askedRole, role.code) === connection);
  const [group, owners] = [connected('group'), connected('shared_owner')];
  if (group.length + owners.length === 0) return verdict('no', offSide(matches));
  if (outcome.decidedBy.code !== signedBy.code) {
    return verdict('unclear', 'Reported by another state: ask the deciding state.');
  }
  if (status.code.code === 'suspended') return verdict('unclear', status.note);
  const known = group.find(isKnown);
  if (known) return verdict('yes', refusedWhom(known));
  return owners.some(isKnown)
    ? verdict('unclear', 'Both investors have this owner: establish first that they are of one group.')
    : verdict('unclear', 'Only the name is alike: establish first that it is the same investor.');
}

const isKnown = ({ band }: Match): boolean => band === 'identifier';

/** The Regulation speaks of the investor; its ground INV-05 of the group of the investor. */
function refusedWhom({ askedRole, role }: Match): string {
  const isItself = askedRole !== 'owner' && role.code !== 'owner';
  return isItself
    ? 'A member state of the Union refused this investor.'
    : 'A member state of the Union refused an investor of the same group.';
}

function offSide(matches: readonly Match[]): string {
  return matches.some(({ askedRole, role }) => connectRoles(askedRole, role.code) === 'was_target')
    ? 'The party was not the investor: it was on the side of the target there.'
    : 'It matched your target: that says nothing of your investor.';
}

/** Art. 5(1)(c) names broken conditions too; they are no refusal. */
function breach({ history }: Precedent): string {
  const broken = history.some(
    ({ content }) => content instanceof LegalEventEntry && content.event.code === 'conditions_breached',
  );
  return broken ? ' It records that conditions were broken, which Art. 5(1)(c) names too.' : '';
}

function verdict(counts: 'yes' | 'no' | 'unclear', reason: string): EarlierRefusal {
  return Object.assign(new EarlierRefusal(), { counts, reason });
}
