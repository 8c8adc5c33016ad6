import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The members that a state has shut out of all its records, by its newest word on it. */
@Entity('state_exclusion')
export class StateExclusion {
  @PrimaryColumn({ type: 'text' })
  owner: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text', array: true })
  states: string[];

  @Column({ type: 'text' })
  reason: string;

  /** Null where the log has lost it. */
  @Column({ name: 'arrival', type: 'bigint', nullable: true })
  arrival: string | null;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
