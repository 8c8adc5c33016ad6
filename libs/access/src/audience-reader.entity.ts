import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One state that one audience reaches, and when: the result of `readersOf`, which row-level security looks up. */
@Entity('audience_reader')
export class AudienceReader {
  @PrimaryColumn({ name: 'audience_id', type: 'bigint' })
  audienceId: string;

  @PrimaryColumn({ type: 'text' })
  state: string;

  @Column({ type: 'timestamptz' })
  since: Date;

  /** No longer at this moment. */
  @Column({ type: 'timestamptz' })
  until: Date;
}
