import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { SeenRecord } from './compare-answers.js';
import type { StoredWatch } from './watched-question.js';

const COLUMNS = `
  watch_id AS id, state, officer, issuer, actor, kind, question, purpose, case_reference AS "caseReference",
  saved_at AS "savedAt", until, judged_at AS "judgedAt", limited`;

const INSERT = `
  INSERT INTO watch (watch_id, state, officer, issuer, actor, kind, question, purpose, case_reference, saved_at, until,
                     judged_at, limited)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/** Two calls of one officer at the same moment count one after the other. */
const LOCK = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';
const COUNT = `
  SELECT count(*)::int AS count FROM watch WHERE state = $1 AND officer = $2 AND until > grounds_now()`;

const OF_OFFICER = `
  SELECT ${COLUMNS} FROM watch WHERE state = $1 AND officer = $2 AND until > grounds_now()
   ORDER BY saved_at, watch_id`;

const GOING_ON = 'SELECT watch_id AS id FROM watch WHERE state = $1 AND until > grounds_now() ORDER BY 1';
/** Nobody else judges it or ends it meanwhile. */
const HOLD = `SELECT ${COLUMNS} FROM watch WHERE state = $1 AND watch_id = $2 AND until > grounds_now() FOR UPDATE`;
const JUDGED = 'UPDATE watch SET judged_at = grounds_now(), limited = $3 WHERE state = $1 AND watch_id = $2';
const END = `
  WITH gone AS (
    DELETE FROM watch WHERE state = $1 AND officer = $2 AND watch_id = $3 AND until > grounds_now() RETURNING *)
  SELECT ${COLUMNS} FROM gone`;

const SEEN = `
  SELECT record_id AS "recordId", encode(digest, 'hex') AS digest, status FROM watch_seen
   WHERE state = $1 AND watch_id = $2`;
const SEE = `
  INSERT INTO watch_seen (watch_id, state, record_id, digest, status)
  SELECT $2, $1, saw."recordId", decode(saw.digest, 'hex'), saw.status
    FROM jsonb_to_recordset($3) AS saw ("recordId" text, digest text, status text)
  ON CONFLICT (watch_id, record_id) DO UPDATE SET digest = excluded.digest, status = excluded.status`;

/** A record has another digest as soon as the reader sees more of it, less, or something else. */
const DIGESTS = `
  SELECT asked.id AS "recordId", encode(held.digest, 'hex') AS digest
    FROM unnest($1::text[]) AS asked (id)
   CROSS JOIN LATERAL (
     SELECT sha256(string_agg(d.digest, ''::bytea ORDER BY d.digest)) AS digest
       FROM statement s JOIN disclosure d ON d.arrival = s.arrival
      WHERE s.record_id = asked.id
     OFFSET 0) held
   WHERE held.digest IS NOT NULL`;

/** Days for which an officer can still look at what a watch told of after it has ended by itself. */
const LOOKED_BACK = 30;
const FORGET = `DELETE FROM watch WHERE state = $1 AND until < grounds_now() - interval '${LOOKED_BACK} days'`;

/** Keeps the watches of a state, as that state's reader. */
@Injectable()
export class WatchStore {
  async insert(manager: EntityManager, watch: StoredWatch): Promise<void> {
    const { id, state, officer, issuer, actor, kind, question, purpose, caseReference } = watch;
    const { savedAt, until, judgedAt, limited } = watch;
    await manager.query(INSERT, [
      ...[id, state, officer, issuer, actor, kind, JSON.stringify(question), purpose, caseReference],
      ...[savedAt, until, judgedAt, limited],
    ]);
  }

  /** How many watches of an officer go on; nobody adds one until this transaction is over. */
  async count(manager: EntityManager, state: string, officer: string): Promise<number> {
    await manager.query(LOCK, [JSON.stringify(['watches', state, officer])]);
    const [row] = await manager.query<{ count: number }[]>(COUNT, [state, officer]);
    return row?.count ?? 0;
  }

  ofOfficer(manager: EntityManager, state: string, officer: string): Promise<StoredWatch[]> {
    return manager.query<StoredWatch[]>(OF_OFFICER, [state, officer]);
  }

  async goingOn(manager: EntityManager, state: string): Promise<string[]> {
    const rows = await manager.query<{ id: string }[]>(GOING_ON, [state]);
    return rows.map(({ id }) => id);
  }

  async hold(manager: EntityManager, state: string, id: string): Promise<StoredWatch | undefined> {
    const [watch] = await manager.query<StoredWatch[]>(HOLD, [state, id]);
    return watch;
  }

  /** Ends it, with all that it has seen and told. @returns what it was, or undefined when the officer has none with this id */
  async end(
    manager: EntityManager,
    state: string,
    officer: string,
    id: string,
  ): Promise<StoredWatch | undefined> {
    const [watch] = await manager.query<StoredWatch[]>(END, [state, officer, id]);
    return watch;
  }

  async forget(manager: EntityManager, state: string): Promise<void> {
    await manager.query(FORGET, [state]);
  }

  seen(manager: EntityManager, { state, id }: Pick<StoredWatch, 'state' | 'id'>): Promise<SeenRecord[]> {
    return manager.query<SeenRecord[]>(SEEN, [state, id]);
  }

  async writeRound(
    manager: EntityManager,
    { state, id }: Pick<StoredWatch, 'state' | 'id'>,
    seen: readonly SeenRecord[],
    limited: boolean,
  ): Promise<void> {
    const rows = seen.map(({ recordId, digest, status }) => ({ recordId, digest, status }));
    await manager.query(SEE, [state, id, JSON.stringify(rows)]);
    await manager.query(JUDGED, [state, id, limited]);
  }

  /** Of those records that the transaction's reader may see. */
  async digests(manager: EntityManager, recordIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await manager.query<{ recordId: string; digest: string }[]>(DIGESTS, [recordIds]);
    return new Map(rows.map(({ recordId, digest }) => [recordId, digest]));
  }
}
