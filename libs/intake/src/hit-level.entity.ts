import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a hit on parties that are not shared leads to: the asker is told whom to ask, or only the owner is told. */
export type HitLevelName = 'announce' | 'silent';

/** Whose questions may touch a record's unshared parties. */
@Entity('hit_level')
export class HitLevel {
  @PrimaryColumn({ name: 'record_id', type: 'text' })
  recordId: string;

  @PrimaryColumn({ type: 'text' })
  level: HitLevelName;

  @Column({ name: 'audience_id', type: 'bigint' })
  audienceId: string;
}
