import type { Caller, RoleName } from './callers.js';
import type { Secret, Visibility } from './secrets.js';

/** One caller, one field, one record. */
export interface Situation {
  readonly caller: Caller;
  readonly visibility: Visibility;
}

/** What is promised of one field. */
export interface Rule {
  /** One of them is enough; `everybody` needs no token. */
  readonly roles: readonly RoleName[] | 'everybody';
  /** What the answer shows of the record it is asked about: exactly this. Left out: nothing. */
  readonly shows?: (situation: Situation) => readonly Secret[];
  /** Why somebody with the right role is refused all the same. */
  readonly refuses?: (situation: Situation) => string | undefined;
  /** Repeats an id that it is given, which whoever may read the log knows anyway. */
  readonly repeatsId?: true;
}
