import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { Moment } from '../moment.js';
import { type NameQuestion, nameQuestion } from './name-question.js';
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

interface Row extends Candidate {
  /** True when more names have a key by which a hit could be found than were looked at. */
  readonly cut: boolean;
}

const PARTIES_PER_RECORD = 5;
const CANDIDATE_LIMIT = 100;
/** Names that one key brings, newest first. What shares only a key that so many have is found by no key. */
const NAMES_PER_KEY = 400;
/** Names that are looked up for their time and place, those that share most. */
const NAMES_LOOKED_UP = 500;
/** What equal names are ahead of names that share every key. */
const SAME = 1_000_000;

/**
 * One best name for each party, few parties for each record, and the owners in turn: whoever submits many
 * names, or many records, fills its own turns and pushes nobody else out. `$1` keeps a repeated question to
 * the records of its first answer, `$2` is the time whose knowledge counts.
 */
const inTurns = (best: string): string => `
  ${best},
  placed AS (
    SELECT best.*, r.state, r.arrival,
           row_number() OVER (PARTITION BY record_id ORDER BY same DESC, shared DESC, part) AS place
      FROM best JOIN record r USING (record_id)
  )
  SELECT record_id AS "recordId", part, name, cut FROM placed
   WHERE place <= ${PARTIES_PER_RECORD}
   ORDER BY same DESC, row_number() OVER (PARTITION BY state, same ORDER BY shared DESC, arrival DESC, part),
            arrival DESC, part
   LIMIT ${CANDIDATE_LIMIT + 1}`;

const AMONG = '($1::text[] IS NULL OR record_id = ANY($1::text[]))';

const BY_IDENTIFIER = inTurns(`
  WITH best AS (
    SELECT DISTINCT i.record_id, i.part, NULL::text AS name, true AS same, 1 AS shared, false AS cut
      FROM unnest($3::text[], $4::text[]) AS asked (scheme, value)
      JOIN party_identifier i ON i.scheme = asked.scheme AND i.value = asked.value
     WHERE i.known_from <= $2 AND i.known_until > $2 AND ${AMONG})`);

/**
 * Row-level security holds inside each search for one key, before its limit: what the reader may not see takes no
 * place. Whole numbers are summed, so that the order of rows never decides.
 */
const BY_NAME = inTurns(`
  WITH asked AS MATERIALIZED (
    SELECT * FROM unnest($3::text[], $4::int[], $5::int[], $6::int[]) AS a (key, weight, word, name)
  ),
  posting AS MATERIALIZED (
    SELECT asked.*, held.*
      FROM asked CROSS JOIN LATERAL (
        SELECT arrival, part, position, record_id FROM party_key
         WHERE party_key.key = asked.key AND ${AMONG}
         ORDER BY arrival DESC, part DESC, position DESC
         LIMIT ${NAMES_PER_KEY}) held
  ),
  same_name AS (
    SELECT arrival, part, position, record_id FROM party_name
     WHERE core = ANY($7::text[]) AND ${AMONG}
     ORDER BY arrival DESC, part DESC, position DESC
     LIMIT ${NAMES_LOOKED_UP}
  ),
  shared AS (
    SELECT arrival, part, position, record_id, sum(weight) AS weight
      FROM (SELECT arrival, part, position, record_id, name, word, max(weight) AS weight
              FROM posting GROUP BY arrival, part, position, record_id, name, word) best_of_word
     GROUP BY arrival, part, position, record_id, name
     UNION ALL
    SELECT arrival, part, position, record_id, ${SAME} FROM same_name
  ),
  nearest AS (
    SELECT arrival, part, position, record_id, max(weight) AS weight FROM shared
     GROUP BY arrival, part, position, record_id
     ORDER BY weight DESC, arrival DESC, part, position
     LIMIT ${NAMES_LOOKED_UP}
  ),
  full_keys AS (
    SELECT EXISTS (SELECT FROM posting WHERE weight >= $8
                    GROUP BY key, name HAVING count(*) = ${NAMES_PER_KEY}) AS cut
  ),
  best AS (
    SELECT DISTINCT ON (record_id, part)
           record_id, part, n.name, nearest.weight = ${SAME} AS same, nearest.weight AS shared, full_keys.cut
      FROM nearest JOIN party_name n USING (arrival, part, position, record_id) CROSS JOIN full_keys
     WHERE n.known_from <= $2 AND n.known_until > $2
     ORDER BY record_id, part, shared DESC, n.position
  )`);

/** Finds candidates among what the transaction's role may see: what is hidden from it is never one. */
@Injectable()
export class CandidateStore {
  async find(
    manager: EntityManager,
    party: AskedParty,
    among: readonly string[] | null,
    { knownAt }: Moment,
  ): Promise<Candidates> {
    const byIdentifier = await this.byIdentifier(manager, party, among, knownAt);
    const byName = await this.byName(manager, nameQuestion(party.names), among, knownAt);
    const lists = [byIdentifier, byName];
    return {
      found: lists.flatMap((list) =>
        list.slice(0, CANDIDATE_LIMIT).map(({ cut: _, ...candidate }) => candidate),
      ),
      cutOff: lists.some((list) => list.length > CANDIDATE_LIMIT || list.some(({ cut }) => cut)),
    };
  }

  private byIdentifier(
    manager: EntityManager,
    { identifiers }: AskedParty,
    among: readonly string[] | null,
    knownAt: Moment['knownAt'],
  ): Promise<Row[]> {
    if (identifiers.length === 0) return Promise.resolve([]);
    const schemes = identifiers.map(({ scheme }) => scheme);
    const values = identifiers.map(({ value }) => value);
    return manager.query<Row[]>(BY_IDENTIFIER, [among, knownAt, schemes, values]);
  }

  private byName(
    manager: EntityManager,
    { keys, weights, words, names, norms, telling }: NameQuestion,
    among: readonly string[] | null,
    knownAt: Moment['knownAt'],
  ): Promise<Row[]> {
    if (keys.length === 0) return Promise.resolve([]);
    return manager.query<Row[]>(BY_NAME, [among, knownAt, keys, weights, words, names, norms, telling]);
  }
}
