import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CirclePart } from '#statement';

/** A circle of a state's own, as the newest manifest of it says. */
@Entity('state_circle')
export class StateCircle {
  @PrimaryColumn({ name: 'circle_id', type: 'text' })
  circleId: string;

  @Column({ type: 'text' })
  owner: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'jsonb' })
  label: CirclePart['label'];

  @Column({ type: 'text', array: true })
  states: string[];

  /** No longer at this moment. */
  @Column({ type: 'timestamptz' })
  expires: Date;

  @Column({ type: 'text' })
  roster: CirclePart['roster'];

  /** Null where the log has lost it. */
  @Column({ name: 'arrival', type: 'bigint', nullable: true })
  arrival: string | null;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
