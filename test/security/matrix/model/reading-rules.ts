import type { Rule, Situation } from './rule.type.js';
import { type Secret, holds } from './secrets.js';

const READERS = ['reader', 'drafter', 'releaser'] as const;
const held = ({ caller, visibility }: Situation): readonly Secret[] => holds(caller, visibility);
const isTold = (situation: Situation): boolean => held(situation).includes('told');

/** A party is read as a part of its record, and carries the id of that. */
const party = (situation: Situation): readonly Secret[] => (isTold(situation) ? ['id', 'told'] : []);

/** A statement is told of to whoever may know that there is a record. */
const known = (situation: Situation): readonly Secret[] =>
  held(situation).filter((secret) => secret === 'id');

/** Withdrawn before it was first asked for, a record answered no watch but the owner's, for which all of it stands. */
const noticed = (situation: Situation): readonly Secret[] =>
  situation.visibility === 'withdrawn' && situation.caller.standing === 'member' ? [] : known(situation);

/** Fields that show records. */
export const READING_RULES: Readonly<Record<string, Rule>> = {
  precedent: { roles: READERS, shows: held },
  precedents: { roles: READERS, shows: held },
  // Numbers alone, over what the caller may list.
  precedentFacets: { roles: READERS, shows: () => [] },
  precedentSearch: { roles: READERS, shows: held },
  similarPrecedents: { roles: READERS, shows: held },
  precedentChanges: { roles: READERS, shows: known },
  newWatchNotices: { roles: READERS, shows: noticed },
  watchNotices: { roles: READERS, shows: noticed },
  // The caller's own questions.
  watches: { roles: READERS },
  '_entities of Precedent': { roles: READERS, shows: held },
  '_entities of Party': { roles: READERS, shows: party },
  auditRecord: { roles: ['auditor'], shows: held },
  // Of the own state only.
  auditYear: {
    roles: ['auditor'],
    shows: (situation) => (situation.caller.standing === 'owner' ? held(situation) : []),
  },
};
