import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Decided } from './hit-resolution.type.js';

/**
 * What an officer decided about one match of a hit. Written once and never changed: taking it back is a row of its own.
 * It goes with its journal line, when the time of that line is over.
 */
@Entity('hit_resolution')
export class HitResolutionRow {
  /** The line that the journal has about it. */
  @PrimaryColumn({ name: 'line_id', type: 'uuid' })
  lineId: string;

  /** The state that decided, ISO 3166-1 alpha-2. */
  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'record_id', type: 'text' })
  recordId: string;

  @PrimaryColumn({ type: 'text' })
  part: string;

  /** What was asked for and matched, as a hash: see `askedKey`. */
  @PrimaryColumn({ type: 'text' })
  asked: string;

  /** Digest of the disclosure that held the party then. Salted: it tells nothing of what has been erased. */
  @Column({ type: 'text' })
  digest: string;

  @Column({ type: 'text' })
  verdict: Decided;

  @Column({ type: 'text', nullable: true })
  note: string | null;
}
