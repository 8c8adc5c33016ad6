import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One value of a part that lists can be filtered by; seen by whoever sees the part. */
@Entity('record_facet')
export class RecordFacet {
  @PrimaryColumn({ name: 'record_id', type: 'text' })
  recordId: string;

  @Column({ name: 'log_index', type: 'bigint', transformer: { to: String, from: Number } })
  logIndex: number;

  @PrimaryColumn({ type: 'text' })
  facet: string;

  @PrimaryColumn({ type: 'text' })
  value: string;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
