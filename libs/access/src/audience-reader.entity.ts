import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One state that one audience reaches: the result of `whoMayRead`, which row-level security looks up. */
@Entity('audience_reader')
export class AudienceReader {
  @PrimaryColumn({ name: 'audience_id', type: 'bigint' })
  audienceId: string;

  @PrimaryColumn({ type: 'text' })
  state: string;

  @Column({ type: 'timestamptz' })
  until: Date;
}
