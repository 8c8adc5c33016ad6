import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { Moment } from '../moment.js';
import type { AskedParty } from './question.js';

/** A recorded party that may be the one asked about; `name` is null when it was found by identifier. */
export interface Candidate {
  readonly recordId: string;
  readonly part: string;
  readonly name: string | null;
}

/** What was found, and whether the search was cut off before it had seen everything. */
export interface Candidates {
  readonly found: Candidate[];
  readonly cutOff: boolean;
}

const PARTIES_PER_RECORD = 5;
const CANDIDATE_LIMIT = 200;

/**
 * One best name for each party, few parties for each record, and the owners in turn: whoever submits many
 * names, or many records, fills its own turns and pushes nobody else out. `$3` keeps a repeated question to
 * the records of its first answer, `$4` is the time whose knowledge counts.
 */
const inTurns = (best: string): string => `
  WITH best AS (${best}),
  placed AS (
    SELECT best.*, r.state, r.arrival,
           row_number() OVER (PARTITION BY record_id ORDER BY same DESC, shared DESC, part) AS place
      FROM best JOIN record r USING (record_id)
     WHERE $3::text[] IS NULL OR record_id = ANY($3::text[])
  )
  SELECT record_id AS "recordId", part, name FROM placed
   WHERE place <= ${PARTIES_PER_RECORD}
   ORDER BY same DESC, row_number() OVER (PARTITION BY state, same ORDER BY shared DESC, arrival DESC, part),
            arrival DESC, part
   LIMIT ${CANDIDATE_LIMIT + 1}`;

const BY_IDENTIFIER = inTurns(`
  SELECT DISTINCT i.record_id, i.part, NULL::text AS name, true AS same, 1 AS shared
    FROM unnest($1::text[], $2::text[]) AS asked (scheme, value)
    JOIN party_identifier i ON i.scheme = asked.scheme AND i.value = asked.value
   WHERE i.known_from <= $4 AND i.known_until > $4`);

const BY_NAME = inTurns(`
  SELECT DISTINCT ON (n.record_id, n.part)
         n.record_id, n.part, n.name, n.core = ANY($1::text[]) AS same, posting.shared
    FROM (SELECT record_id, part, position, arrival, sum(shared) AS shared
            FROM (SELECT record_id, part, position, arrival, 0 AS shared
                    FROM party_name WHERE core = ANY($1::text[])
                   UNION ALL
                  SELECT record_id, part, position, arrival, 1
                    FROM party_token WHERE token = ANY($2::text[])) one
           GROUP BY record_id, part, position, arrival) posting
    JOIN party_name n USING (record_id, part, position, arrival)
   WHERE n.known_from <= $4 AND n.known_until > $4
   ORDER BY n.record_id, n.part, same DESC, posting.shared DESC, n.position`);

/** Finds candidates among what the transaction's role may see: what is hidden from it is never one. */
@Injectable()
export class CandidateStore {
  async find(
    manager: EntityManager,
    party: AskedParty,
    among: readonly string[] | null,
    { knownAt }: Moment,
  ): Promise<Candidates> {
    const schemes = party.identifiers.map((key) => key.scheme);
    const values = party.identifiers.map((key) => key.value);
    const cores = party.names.map((name) => name.norm);
    const tokens = [...new Set(party.names.flatMap((name) => name.distinctive))];
    const byIdentifier = await manager.query<Candidate[]>(BY_IDENTIFIER, [schemes, values, among, knownAt]);
    const byName = await manager.query<Candidate[]>(BY_NAME, [cores, tokens, among, knownAt]);
    const lists = [byIdentifier, byName];
    return {
      found: lists.flatMap((list) => list.slice(0, CANDIDATE_LIMIT)),
      cutOff: lists.some((list) => list.length > CANDIDATE_LIMIT),
    };
  }
}
