import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One name of a party, analysed once when it is written. */
@Entity('party_name')
export class PartyName {
  @PrimaryGeneratedColumn('identity', { name: 'party_name_id', type: 'bigint', generatedIdentity: 'ALWAYS' })
  partyNameId: string;

  @Column({ name: 'record_id', type: 'text' })
  recordId: string;

  @Column({ type: 'text' })
  part: string;

  @Column({ type: 'text' })
  role: string;

  @Column({ type: 'text' })
  name: string;

  /** The name folded and without its legal form: equal cores are the same name. */
  @Column({ type: 'text' })
  core: string;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
