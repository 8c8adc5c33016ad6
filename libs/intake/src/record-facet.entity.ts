import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One value of a part that lists can be filtered by; seen by whoever sees the part. */
@Entity('record_facet')
export class RecordFacet {
  @PrimaryColumn({ name: 'record_id', type: 'text' })
  recordId: string;

  /** Position of the record, by which lists are in order. */
  @Column({ name: 'record_arrival', type: 'bigint', transformer: { to: String, from: Number } })
  recordArrival: number;

  @PrimaryColumn({ type: 'text' })
  part: string;

  @PrimaryColumn({ type: 'text' })
  facet: string;

  @PrimaryColumn({ type: 'text' })
  value: string;

  /** Position of the statement that says so. */
  @PrimaryColumn({ name: 'arrival', type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  @Column({ name: 'known_from', type: 'timestamptz' })
  knownFrom: Date;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
