import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one statement says in one part, unpacked from its disclosure for reading. */
@Entity('record_part')
export class RecordPart {
  @PrimaryColumn({ name: 'record_id', type: 'text' })
  recordId: string;

  @PrimaryColumn({ type: 'text' })
  part: string;

  /** Position of the statement that says so. */
  @PrimaryColumn({ name: 'arrival', type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'jsonb' })
  content: object;

  /** When the register came to know these words. */
  @Column({ name: 'known_from', type: 'timestamptz' })
  knownFrom: Date;

  /** The first day on which what the part says may have been so; only an outcome and an event have one. */
  @Column({ name: 'true_from', type: 'date', nullable: true })
  trueFrom: string | null;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
