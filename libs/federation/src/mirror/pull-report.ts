import type { Outcome } from './mirror-keeper.service.js';

/** How many envelopes ended in each way. */
export type OutcomeCounts = Map<Outcome, number>;

/** What one pull from one node came to. */
export interface PullReport {
  readonly origin: string;
  /** Entries that its log has grown by. */
  readonly entries: number;
  /** How many envelopes ended in each way. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Why it failed, as an error code; what had been taken over by then stays. */
  readonly failure: string | undefined;
  /** Why the node could not be told what became of its words, or who has read its records; it is told later. */
  readonly untold?: string;
}

/** @param ended why it failed, or what could not be told, as error codes */
export function reportOf(
  origin: string,
  entries: number,
  counts: OutcomeCounts,
  { failure, untold }: { readonly failure?: string; readonly untold?: string | undefined },
): PullReport {
  const outcomes = Object.fromEntries(counts);
  return { origin, entries, outcomes, failure, ...(untold === undefined ? {} : { untold }) };
}
