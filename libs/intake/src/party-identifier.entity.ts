import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An LEI or national register number of a party. */
@Entity('party_identifier')
export class PartyIdentifier {
  /** `lei`, or `register:` and the country of the register. */
  @PrimaryColumn({ type: 'text' })
  scheme: string;

  @PrimaryColumn({ type: 'text' })
  value: string;

  @PrimaryColumn({ name: 'record_id', type: 'text' })
  recordId: string;

  @PrimaryColumn({ type: 'text' })
  part: string;

  @Column({ type: 'text' })
  role: string;

  /** Position of the statement that says so. */
  @PrimaryColumn({ name: 'arrival', type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  @Column({ name: 'known_from', type: 'timestamptz' })
  knownFrom: Date;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
