import type { Clock, Randomness } from '#kernel';
import type { NodeSigners } from '#ledger/core';

export const JOURNAL_OPTIONS = Symbol('journal options');

/** What a node's journal is made with. */
export interface JournalOptions {
  /** Name of the node's log, in which the heads of the journal stand. */
  readonly origin: string;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly signers: Pick<NodeSigners, 'node'>;
  /** How often lines are sealed; by default only when somebody calls. */
  readonly sealEveryMs?: number;
  /** Days after which the content of sealed lines goes; by default it stays. */
  readonly retentionDays?: number;
}
