import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { AskedParty } from './question.js';

/** A recorded party that may be the one asked about; `name` is null when it was found by identifier. */
export interface Candidate {
  readonly recordId: string;
  readonly logIndex: number;
  readonly part: string;
  readonly name: string | null;
}

const CANDIDATE_LIMIT = 200;

/** `$3` keeps a repeated question to the records of its first answer. */
const BY_IDENTIFIER = `
  SELECT i.record_id AS "recordId", r.log_index::int AS "logIndex", i.part, NULL AS name
    FROM unnest($1::text[], $2::text[]) AS asked (scheme, value)
    JOIN party_identifier i ON i.scheme = asked.scheme AND i.value = asked.value
    JOIN record r ON r.record_id = i.record_id
   WHERE $3::text[] IS NULL OR i.record_id = ANY($3::text[])
   ORDER BY r.log_index DESC LIMIT ${CANDIDATE_LIMIT}`;

const BY_NAME = `
  WITH found AS (
    SELECT n.party_name_id FROM party_name n WHERE n.core = ANY($1::text[])
    UNION
    SELECT t.party_name_id FROM party_token t WHERE t.token = ANY($2::text[])
  )
  SELECT n.record_id AS "recordId", r.log_index::int AS "logIndex", n.part, n.name
    FROM found
    JOIN party_name n ON n.party_name_id = found.party_name_id
    JOIN record r ON r.record_id = n.record_id
   WHERE $3::text[] IS NULL OR n.record_id = ANY($3::text[])
   ORDER BY (n.core = ANY($1::text[])) DESC, r.log_index DESC, n.party_name_id LIMIT ${CANDIDATE_LIMIT}`;

/** Finds candidates inside a reader's transaction: what is hidden is never a candidate. */
@Injectable()
export class CandidateStore {
  async find(
    manager: EntityManager,
    party: AskedParty,
    among: readonly string[] | null,
  ): Promise<Candidate[]> {
    const schemes = party.identifiers.map((key) => key.scheme);
    const values = party.identifiers.map((key) => key.value);
    const cores = party.names.map((name) => name.core);
    const tokens = [...new Set(party.names.flatMap((name) => name.distinctive))];
    return [
      ...(await manager.query<Candidate[]>(BY_IDENTIFIER, [schemes, values, among])),
      ...(await manager.query<Candidate[]>(BY_NAME, [cores, tokens, among])),
    ];
  }
}
