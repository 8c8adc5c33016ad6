import { type ReplayMirrored, headOf } from '#intake';

import { HELD_STATEMENT, type HeldStatement } from './envelope.store.js';
import { mirroredStatement } from './mirrored-statement.js';

/**
 * Makes what readers see of other nodes' records again, from the envelopes that are held. They were verified when they
 * came; the order in which their statements came is that of every log.
 */
export const replayMirrored: ReplayMirrored = async (manager, { mirrored, envelopes }, projection) => {
  const held = await manager.query<HeldStatement[]>(
    `SELECT ${HELD_STATEMENT} FROM ${envelopes} e JOIN ${mirrored} m USING (origin, log_index)
      WHERE cardinality(e.disclosures) > 0 ORDER BY m.arrival`,
  );
  // Whose the records are that are shown: no other state has a say in them.
  const shown = new Map<string, string>();
  for (const { logged, granted } of held.map((one) => mirroredStatement(one))) {
    const { ref } = headOf(logged);
    if (ref !== undefined && shown.get(ref) !== logged.state) continue;
    await projection.project(manager, logged, granted);
    shown.set(logged.entry.statementId, logged.state);
  }
};
