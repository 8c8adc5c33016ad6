import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What happened: another state was shown the record, was told that there is one, or asked a question that
 * touched it without being told.
 */
export type SightingKind = 'read' | 'announced' | 'silent_hit';

/** What an owner learns of another state's question about its record. Never the officer, never the case. */
@Entity('record_sighting')
export class RecordSighting {
  @PrimaryColumn({ name: 'sighting_id', type: 'uuid' })
  sightingId: string;

  @Column({ name: 'record_id', type: 'text' })
  recordId: string;

  @Column({ type: 'text' })
  owner: string;

  /** The state that asked, ISO 3166-1 alpha-2. */
  @Column({ type: 'text' })
  reader: string;

  /** `YYYY-MM-DD`, UTC. */
  @Column({ type: 'date' })
  day: string;

  @Column({ type: 'text' })
  purpose: string;

  @Column({ type: 'text' })
  what: SightingKind;
}
