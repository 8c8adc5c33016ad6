import { Injectable } from '@nestjs/common';

import { Transactions } from '#database';
import type { Principal } from '#identity';

import { cursorInvalid } from './journal.errors.js';
import { JournalStore } from './journal.store.js';
import type { JournalConnection, JournalEntry } from './journal.type.js';

/** What was seen at this node, and what other nodes have reported; of these the commitments to the cases too. */
const SIGHTINGS = `
  SELECT record_id AS "recordId", reader AS state, day::text AS day, purpose, what, origin AS "reportedBy", cases
    FROM (
      SELECT record_id, reader, day, purpose, what, NULL AS origin, ARRAY[]::text[] AS cases
        FROM record_sighting WHERE owner = grounds_state() AND ($1::text IS NULL OR record_id = $1)
      UNION ALL
      SELECT record_id, reader, day, purpose, 'read', origin,
             array_agg(translate(encode(case_commitment, 'base64'), '+/=', '-_') ORDER BY seq)
        FROM reported_read WHERE owner = grounds_state() AND ($1::text IS NULL OR record_id = $1)
       GROUP BY record_id, reader, day, purpose, origin) sighting
   ORDER BY sighting.day DESC, record_id, reader, purpose, what, origin NULLS FIRST
   LIMIT $2 OFFSET $3`;

/** A place in the owner's own list; it opens nothing that is not the owner's. */
const CURSOR = /^[1-9][0-9]{0,8}$/;

/** Shows an owner which states asked about its records. */
@Injectable()
export class JournalReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: JournalStore,
  ) {}

  async list(
    principal: Principal,
    recordId: string | undefined,
    first: number,
    after: string | undefined,
  ): Promise<JournalConnection> {
    const offset = after === undefined ? 0 : openCursor(after);
    return this.transactions.run({ role: 'reader', state: principal.state }, async (manager) => {
      const found = await manager.query<JournalEntry[]>(SIGHTINGS, [recordId ?? null, first + 1, offset]);
      await this.journal.writeAct(manager, principal, { action: 'read_journal', outcome: 'answered' });
      const entries = found.slice(0, first);
      const endCursor = entries.length > 0 ? String(offset + entries.length) : undefined;
      return { entries, pageInfo: { hasNextPage: found.length > first, endCursor } };
    });
  }
}

function openCursor(after: string): number {
  if (CURSOR.test(after)) return Number(after);
  throw cursorInvalid();
}
