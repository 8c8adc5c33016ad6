import { Entity, PrimaryColumn, Column } from 'typeorm';

/** A record whose content went out with a journal line, and whose it is: what its owner may learn. */
@Entity('journal_record')
export class JournalRecord {
  @PrimaryColumn({ name: 'line_id', type: 'uuid' })
  lineId: string;

  @PrimaryColumn({ name: 'record_id', type: 'text' })
  recordId: string;

  @Column({ type: 'text' })
  owner: string;
}
