import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { SearchedLog } from '#journal/core';

import type { AskedStates } from './asked-states.js';
import type { SeenMatch } from './seen-match.js';

/** What an answer said of the logs that were searched and of the states that were asked. */
export interface Told extends AskedStates {
  readonly searched: readonly SearchedLog[];
}

/**
 * A question that was answered, so that asking again gets the same answer. Holds the ids of the records
 * found and never their content: what an owner takes back is gone from repeated answers too.
 */
@Entity('answered_request')
export class AnsweredRequest {
  @PrimaryColumn({ type: 'text' })
  state: string;

  @PrimaryColumn({ type: 'text' })
  officer: string;

  @PrimaryColumn({ name: 'client_request_id', type: 'text' })
  clientRequestId: string;

  /** SHA-256 over the input: the same id with another question is refused. */
  @Column({ name: 'request_hash', type: 'bytea' })
  requestHash: Buffer;

  @Column({ name: 'answer_id', type: 'text' })
  answerId: string;

  @Column({ name: 'answered_at', type: 'timestamptz' })
  answeredAt: Date;

  /** The same for every repetition. */
  @Column({ type: 'jsonb' })
  told: Told;

  /** How many records were found, shown or not. */
  @Column({ type: 'integer' })
  hits: number;

  /** Whether there were, or may have been, more than were shown. */
  @Column({ type: 'boolean' })
  more: boolean;

  /** The records that were shown, and only those. */
  @Column({ name: 'record_ids', type: 'text', array: true })
  recordIds: string[];

  /** What matched in them, so that an officer can say whether it is the same party. */
  @Column({ type: 'jsonb' })
  matched: SeenMatch[];

  /** The records whose hits were left out because the decision no longer counted. */
  @Column({ name: 'ended_ids', type: 'text', array: true })
  endedIds: string[];

  /** The states that had announced a record. */
  @Column({ name: 'announced_by', type: 'text', array: true })
  announcedBy: string[];

  /** What the node has signed about the answer; null when it had no key. */
  @Column({ type: 'text', nullable: true })
  receipt: string | null;

  /** The question, which the receipt commits to; for the asker and its auditor. */
  @Column({ type: 'text', nullable: true })
  question: string | null;

  /** 32 bytes that open the commitment. */
  @Column({ type: 'bytea', nullable: true })
  salt: Buffer | null;
}
