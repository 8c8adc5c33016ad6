import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

import type { AudienceDefinition } from './core/audience-definition.js';

/** An audience, kept once for all the parts that have it. */
@Entity('audience')
export class AudienceRow {
  @PrimaryGeneratedColumn('identity', { name: 'audience_id', type: 'bigint', generatedIdentity: 'ALWAYS' })
  audienceId: string;

  @Column({ type: 'text' })
  owner: string;

  @Column({ type: 'jsonb' })
  definition: AudienceDefinition;

  /** SHA-256 over the canonical text of the definition: equal audiences are one row. */
  @Column({ type: 'bytea' })
  digest: Buffer;
}
