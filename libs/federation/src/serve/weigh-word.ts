import { isAcknowledged } from '../core/told-outcomes.js';

/** Who may see each disclosure of a statement, by its digest. */
export type Parts = Readonly<Record<string, readonly string[]>>;

/** The word that stood before, and what the other node said about it. */
export interface StandingWord {
  readonly parts: Parts;
  readonly narrows: boolean;
  readonly since: Date;
  readonly outcome: string | null;
}

/** What the owner has to know of a new word until the other node has answered to it. */
export interface WeighedWord {
  /** Somebody may see less by it than by what the other node may still hold. */
  readonly narrows: boolean;
  /** Since when the other node has something to answer to. */
  readonly since: Date;
}

/**
 * A word replaces the one before it. Where that one was not answered to, what it took away is still outstanding: the
 * other node may hold what it did before both.
 */
export function weighWord(before: StandingWord | undefined, parts: Parts, now: Date): WeighedWord {
  if (!before) return { narrows: false, since: now };
  const isOpen = !isAcknowledged(before.outcome);
  const narrows = takesAway(before.parts, parts) || (isOpen && before.narrows);
  return { narrows, since: isOpen ? before.since : now };
}

function takesAway(before: Parts, after: Parts): boolean {
  return Object.entries(before).some(([digest, states]) =>
    states.some((state) => !after[digest]?.includes(state)),
  );
}
