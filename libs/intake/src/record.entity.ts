import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A decision, listed for whoever may read at least one of its parts. */
@Entity('record')
export class RecordRow {
  /** The `jti` of the statement that opened the record. */
  @PrimaryColumn({ name: 'record_id', type: 'text' })
  recordId: string;

  @Column({ type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  /** The state that signed it and owns it. */
  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'boolean' })
  demo: boolean;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
