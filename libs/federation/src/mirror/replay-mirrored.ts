import type { ReplayMirrored } from '#intake';
import { openDisclosures, parseStatement } from '#statement';

import { readGrant } from '../core/grant.js';
import type { HeldEnvelope } from './envelope.store.js';
import { mirroredStatement } from './mirrored-statement.js';
import type { HeldEntry } from './mirror.store.js';

type Held = HeldEntry & Pick<HeldEnvelope, 'origin' | 'grant' | 'disclosures'>;

/**
 * Makes what readers see of other nodes' records again, from the envelopes that are held. They were verified when they
 * came; the order in which their statements came is that of every log.
 */
export const replayMirrored: ReplayMirrored = async (manager, { mirrored, envelopes }, projection) => {
  const held = await manager.query<Held[]>(
    `SELECT origin, m.log_index::float8 AS index, m.kind, m.statement_id AS "statementId", m.state, m.entry, m.arrival::float8 AS arrival,
            m.arrived_at AS "arrivedAt", e.grant_text AS "grant", e.disclosures
       FROM ${envelopes} e JOIN ${mirrored} m USING (origin, log_index)
      WHERE cardinality(e.disclosures) > 0 ORDER BY m.arrival`,
  );
  const shown = new Set<string>();
  for (const one of held) {
    const parts = openDisclosures(parseStatement(one.entry), one.disclosures);
    const head = parts.get('head')?.value as { ref?: string } | undefined;
    if (head === undefined || (head.ref !== undefined && !shown.has(head.ref))) continue;
    const { logged, granted } = mirroredStatement(one.origin, one, readGrant(one.grant), parts);
    await projection.project(manager, logged, granted);
    shown.add(logged.entry.statementId);
  }
};
