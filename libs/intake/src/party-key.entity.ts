import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a party's name is found by. */
@Entity('party_key')
export class PartyKey {
  @PrimaryColumn({ type: 'text' })
  key: string;

  /** Position of the statement that says so. */
  @PrimaryColumn({ name: 'arrival', type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  @PrimaryColumn({ type: 'text' })
  part: string;

  /** Which name of the party, from 0. */
  @PrimaryColumn({ type: 'smallint' })
  position: number;

  @Column({ name: 'record_id', type: 'text' })
  recordId: string;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
