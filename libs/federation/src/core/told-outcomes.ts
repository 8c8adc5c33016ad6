import { isCount, isObject } from '#kernel';

import { FederationError } from '../federation.errors.js';

/** What a node tells another about the envelopes that it got from it. */
export interface ToldOutcomes {
  /** All words up to this number have been told of. */
  readonly through: number;
  /** The numbers of the envelopes that ended in each way: `accepted`, `unchanged`, `deferred` or `refused: CODE`. */
  readonly outcomes: Readonly<Record<string, readonly number[]>>;
}

/** Envelopes that are told of in one request; the rest goes with the next pull. */
export const OUTCOMES_MAX = 5000;

const OUTCOME = /^(?:accepted|unchanged|deferred|refused: [A-Z][A-Z0-9_]{0,63})$/;

/** @throws FederationError OUTCOMES_INVALID */
export function parseToldOutcomes(body: unknown): ToldOutcomes {
  if (!isObject(body) || !isCount(body.through) || !isObject(body.outcomes)) throw invalid();
  const entries = Object.entries(body.outcomes).map(([outcome, seqs]) => {
    if (!OUTCOME.test(outcome) || !Array.isArray(seqs) || !seqs.every(isCount)) throw invalid();
    return [outcome, seqs] as const;
  });
  const total = entries.reduce((sum, [, seqs]) => sum + seqs.length, 0);
  if (total > OUTCOMES_MAX) throw invalid();
  return { through: body.through, outcomes: Object.fromEntries(entries) };
}

/** Whether a node has done with a word: it follows it, or holds nothing of the statement because it could not. */
export function isAcknowledged(outcome: string | null): boolean {
  return outcome !== null && outcome !== 'deferred';
}

function invalid(): FederationError {
  return new FederationError('OUTCOMES_INVALID', 'These are no outcomes of envelopes.', {
    path: ['outcomes'],
    advice: `Send { through, outcomes: { accepted: [numbers], … } } with at most ${OUTCOMES_MAX} numbers.`,
  });
}
