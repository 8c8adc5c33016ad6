import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether a decision counts after an event; an event that leaves that as it was has none. */
export type Standing = 'ended' | 'suspended' | 'in_force';

/** Something that happened to a decision, as far as lists must know it to leave the decision out. */
@Entity('record_event')
export class RecordEvent {
  @PrimaryColumn({ name: 'arrival', type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  @Column({ name: 'record_id', type: 'text' })
  recordId: string;

  @Column({ type: 'text' })
  part: string;

  @Column({ type: 'text' })
  event: string;

  @Column({ type: 'text', nullable: true })
  standing: Standing | null;

  /** The first day that its date may mean. */
  @Column({ name: 'true_from', type: 'date' })
  trueFrom: string;

  /** The last day that its date may mean. */
  @Column({ name: 'true_until', type: 'date' })
  trueUntil: string;

  @Column({ name: 'known_from', type: 'timestamptz' })
  knownFrom: Date;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
