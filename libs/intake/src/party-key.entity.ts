import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the names of a party are found by. */
@Entity('party_key')
export class PartyKey {
  @PrimaryColumn({ type: 'text' })
  key: string;

  /** Whose statement it is. */
  @PrimaryColumn({ type: 'text' })
  state: string;

  /** Position of the statement that says so. */
  @PrimaryColumn({ name: 'arrival', type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  @PrimaryColumn({ type: 'text' })
  part: string;

  @Column({ name: 'record_id', type: 'text' })
  recordId: string;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
