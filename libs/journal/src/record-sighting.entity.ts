import { Entity, PrimaryColumn } from 'typeorm';

/**
 * What happened: another state was shown the record, was told that there is one, or asked a question that
 * touched it without being told.
 */
export type SightingKind = 'read' | 'announced' | 'silent_hit';

/**
 * What an owner learns of another state's questions about its record on one day: how many they were is the
 * asker's own business, and so are the officer and the case.
 */
@Entity('record_sighting')
export class RecordSighting {
  @PrimaryColumn({ name: 'record_id', type: 'text' })
  recordId: string;

  @PrimaryColumn({ type: 'text' })
  owner: string;

  /** The state that asked, ISO 3166-1 alpha-2. */
  @PrimaryColumn({ type: 'text' })
  reader: string;

  /** `YYYY-MM-DD`, UTC. */
  @PrimaryColumn({ type: 'date' })
  day: string;

  @PrimaryColumn({ type: 'text' })
  purpose: string;

  @PrimaryColumn({ type: 'text' })
  what: SightingKind;
}
