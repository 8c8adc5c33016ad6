import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One name of a party, analysed once when it is written. */
@Entity('party_name')
export class PartyName {
  @PrimaryColumn({ name: 'record_id', type: 'text' })
  recordId: string;

  @PrimaryColumn({ type: 'text' })
  part: string;

  /** Its place among the names of the party, from 0. */
  @PrimaryColumn({ type: 'smallint' })
  position: number;

  @Column({ type: 'text' })
  role: string;

  @Column({ type: 'text' })
  name: string;

  /** The name as it sounds, without its legal form: equal cores are the same name. */
  @Column({ type: 'text' })
  core: string;

  /** Position of the statement that says so. */
  @PrimaryColumn({ name: 'arrival', type: 'bigint', transformer: { to: String, from: Number } })
  arrival: number;

  /** The version of the analysis that `core` and the keys come from. */
  @Column({ type: 'smallint' })
  analysis: number;

  @Column({ name: 'known_from', type: 'timestamptz' })
  knownFrom: Date;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
