import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An authority statement about a record: the decision itself, or what was said about it later. */
@Entity('statement')
export class StatementRow {
  /** The `jti`. */
  @PrimaryColumn({ name: 'statement_id', type: 'text' })
  statementId: string;

  /** The `jti` of the decision that it is about. */
  @Column({ name: 'record_id', type: 'text' })
  recordId: string;

  @Column({ name: 'arrival', type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
