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
    const canonical = canonicalText(definition);
    const known = await manager.findOneBy(AudienceRow, { canonical });
    if (known) return known.audienceId;
    const row = manager.create(AudienceRow, { owner: definition.owner, definition, canonical });
    await manager.insert(AudienceRow, row);
    await this.writeReaders(manager, row);
    return row.audienceId;
  }

  /** Resolves every audience again: after a start, and whenever root or circles have changed. */
  async refreshAll(manager: EntityManager): Promise<void> {
    await manager.query('DELETE FROM audience_reader');
    for (const row of await manager.find(AudienceRow)) await this.writeReaders(manager, row);
  }

  private async writeReaders(manager: EntityManager, row: AudienceRow): Promise<void> {
    const readers = whoMayRead(row.definition, this.directory.current(), this.clock.now());
    const rows = [...readers].map(([state, until]) => ({ audienceId: row.audienceId, state, until }));
    await manager.insert(AudienceReader, rows);
  }
}
