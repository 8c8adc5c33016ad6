import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A word of a party's name, to find candidates by. */
@Entity('party_token')
export class PartyToken {
  @PrimaryColumn({ type: 'text' })
  token: string;

  @PrimaryColumn({ name: 'record_id', type: 'text' })
  recordId: string;

  @PrimaryColumn({ type: 'text' })
  part: string;

  /** Which name of the party, from 0. */
  @PrimaryColumn({ type: 'smallint' })
  position: number;

  /** Position of the statement that says so. */
  @PrimaryColumn({ name: 'arrival', type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
