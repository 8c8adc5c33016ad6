import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The value of one part, unpacked from its disclosure for reading. */
@Entity('record_part')
export class RecordPart {
  @PrimaryColumn({ name: 'record_id', type: 'text' })
  recordId: string;

  @PrimaryColumn({ type: 'text' })
  part: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'jsonb' })
  content: object;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
