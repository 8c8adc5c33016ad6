import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A word of a party's name, to find candidates by. */
@Entity('party_token')
export class PartyToken {
  @PrimaryColumn({ type: 'text' })
  token: string;

  @PrimaryColumn({ name: 'party_name_id', type: 'bigint' })
  partyNameId: string;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
