import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { isManifestKind } from '#statement';

import { LaterEffects } from '../later-effects.service.js';
import { type LoggedStatement, headOf } from '../logged-statement.js';
import { ManifestStore } from '../manifests/manifest.store.js';
import { placesOf } from '../places-of.js';
import { RecordAudiences } from '../record-audiences.store.js';
import { RecordRow } from '../record.entity.js';
import { StatementRow } from '../statement.entity.js';
import type { HeldStatement } from './held-statement.type.js';
import { openHeldStatement } from './open-held-statement.js';

/**
 * Applies what was taken back and acknowledged and what the log no longer has, because
 * the database is an older one than that which took them in. Only what they take away or redirect is applied:
 * they are not in the log, so they have no rows of their own, and what they say is not shown.
 */
@Injectable()
export class TakingBack {
  constructor(
    private readonly audiences: RecordAudiences,
    private readonly effects: LaterEffects,
    private readonly manifests: ManifestStore,
  ) {}

  /** In their order; a repetition changes nothing. @returns how many act on something that is held */
  async reapply(manager: EntityManager, statements: readonly HeldStatement[]): Promise<number> {
    const lost = await notLogged(manager, statements);
    let applied = 0;
    for (const held of lost) if (await this.apply(manager, openHeldStatement(held))) applied += 1;
    return applied;
  }

  private async apply(manager: EntityManager, logged: LoggedStatement): Promise<boolean> {
    const { kind, ref } = headOf(logged);
    if (isManifestKind(kind)) return this.manifests.reapply(manager, logged);
    const about = ref === undefined ? null : await manager.findOneBy(StatementRow, { statementId: ref });
    if (about?.state !== logged.state) return false;
    const { recordId } = about;
    const { arrival } = await manager.findOneByOrFail(RecordRow, { recordId });
    // The parts have no rows here, so they are for no audience.
    const places = placesOf(logged, { recordId, recordArrival: arrival }, () => '');
    if (kind === 'erasure') await this.effects.apply(manager, logged, places);
    else await this.effects.share(manager, elsewhere(logged), recordId);
    await this.audiences.redirectHeads(manager, recordId, logged.state);
    return true;
  }
}

/** No row of the restored log may be taken for the statement's own, whatever has its number now. */
function elsewhere(logged: LoggedStatement): LoggedStatement {
  return { ...logged, entry: { ...logged.entry, arrival: -1 } };
}

async function notLogged(
  manager: EntityManager,
  statements: readonly HeldStatement[],
): Promise<HeldStatement[]> {
  const logged = await manager.query<{ id: string }[]>(
    'SELECT statement_id AS id FROM log_entry WHERE statement_id = ANY($1::text[])',
    [statements.map(({ statementId }) => statementId)],
  );
  const ids = new Set(logged.map(({ id }) => id));
  return statements.filter(({ statementId }) => !ids.has(statementId));
}
