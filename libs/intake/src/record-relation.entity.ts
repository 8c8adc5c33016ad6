import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A tie to another record, found from that one too. */
@Entity('record_relation')
export class RecordRelation {
  @PrimaryColumn({ name: 'arrival', type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  @Column({ name: 'record_id', type: 'text' })
  recordId: string;

  @Column({ type: 'text' })
  part: string;

  @Column({ name: 'to_record_id', type: 'text' })
  toRecordId: string;

  @Column({ name: 'known_from', type: 'timestamptz' })
  knownFrom: Date;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
