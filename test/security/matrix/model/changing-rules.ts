import type { Rule, Situation } from './rule.type.js';
import { type Secret, holds } from './secrets.js';

/** Only the owner says anything about a record; another state's and an unknown one are the same to the gate. */
function refusedStatement({ caller, visibility }: Situation): string | undefined {
  if (caller.standing !== 'owner' || visibility === 'unknown') return 'REFERENCE_UNKNOWN';
  return visibility === 'withdrawn' ? 'RECORD_WITHDRAWN' : undefined;
}

const OWN: Rule = { roles: ['releaser'], refuses: refusedStatement, shows: () => ['id'] };
/** Whatever it says, and about whichever record. */
const FOREIGN: Rule = { roles: ['releaser'], refuses: () => 'SUBMITTER_STATE' };

/** What a check shows: the record as far as it may be read, or that the owner wants to be asked. */
function hit({ caller, visibility }: Situation): readonly Secret[] {
  const held = holds(caller, visibility);
  if (held.includes('told')) return held;
  return caller.standing === 'member' && visibility === 'announced' ? ['announcement'] : [];
}

/** Only an answer of the caller's own state can be decided about, and only what was a hit in it: others' are unknown. */
function refusedResolution({ caller, visibility }: Situation): string | undefined {
  return caller.standing === 'owner' && visibility !== 'unknown' ? undefined : 'HIT_UNKNOWN';
}

/** The mutations; statements once in the name of the caller's own state, once in another's. */
export const CHANGING_RULES: Readonly<Record<string, Rule>> = {
  check: { roles: ['reader', 'drafter', 'releaser'], shows: hit },
  checkBatch: { roles: ['reader', 'drafter', 'releaser'], shows: hit },
  closeAudit: { roles: ['auditor'] },
  // Of a check that a reader of the owner made: any of its officers may decide about the hit.
  resolveHit: { roles: ['reader', 'drafter', 'releaser'], refuses: refusedResolution, shows: () => ['id'] },
  // Nobody asks for a watch of its own here: whose an id is makes no difference.
  endWatch: { roles: ['reader', 'drafter', 'releaser'], refuses: () => 'WATCH_UNKNOWN' },
  watchCheck: { roles: ['reader', 'drafter', 'releaser'] },
  watchSearch: { roles: ['reader', 'drafter', 'releaser'] },
  'submitStatement of its own state': OWN,
  'submitStatement of another state': FOREIGN,
  'submitStatements of its own state': OWN,
  'submitStatements of another state': FOREIGN,
};
