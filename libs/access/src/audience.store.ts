import { createHash } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { type Clock, canonicalText } from '#kernel';
import { MembershipDirectory } from '#membership';

import { AudienceReader } from './audience-reader.entity.js';
import { AudienceRow } from './audience.entity.js';
import type { AudienceDefinition } from './core/audience-definition.js';
import { whoMayRead } from './core/who-may-read.js';

export const ACCESS_CLOCK = Symbol('access clock');

/** Keeps audiences and the readers they resolve to. Every call takes the caller's transaction. */
@Injectable()
export class AudienceStore {
  constructor(
    private readonly directory: MembershipDirectory,
    @Inject(ACCESS_CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of this audience; a new one is resolved to its readers at once. */
  async intern(manager: EntityManager, definition: AudienceDefinition): Promise<string> {
    const digest = createHash('sha256').update(canonicalText(definition)).digest();
    const known = await manager.findOneBy(AudienceRow, { digest });
    if (known) return known.audienceId;
    const row = manager.create(AudienceRow, { owner: definition.owner, definition, digest });
    await manager.insert(AudienceRow, row);
    await manager.insert(AudienceReader, this.readers(row));
    return row.audienceId;
  }

  /**
   * Resolves every audience again: after a start, and whenever root or circles have changed. Processes that
   * start together, and submissions meanwhile, wait for one another here.
   */
  async refreshAll(manager: EntityManager): Promise<void> {
    await manager.query('LOCK TABLE audience_reader IN SHARE ROW EXCLUSIVE MODE');
    const rows = (await manager.find(AudienceRow)).flatMap((row) => this.readers(row));
    await manager.query('DELETE FROM audience_reader');
    await manager.insert(AudienceReader, rows);
  }

  private readers({ audienceId, definition }: AudienceRow): AudienceReader[] {
    const readers = whoMayRead(definition, this.directory.current(), this.clock.now());
    return [...readers].map(([state, until]) => ({ audienceId, state, until }));
  }
}
