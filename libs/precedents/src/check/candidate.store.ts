import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import type { Moment } from '../moment.js';
import { type KeyQuestion, nameQuestion } from './name-question.js';
import type { AskedParty } from './question.js';
import { soundQuestion } from './sound-question.js';

/** A recorded party that may be the one asked about; `name` is null when it was found by identifier. */
export interface Candidate {
  /** What it was found by, and so how it is compared. */
  readonly by: 'identifier' | 'name' | 'sound';
  readonly recordId: string;
  readonly part: string;
  readonly name: string | null;
}

/** What was found, and whether the search was cut off before it had seen everything. */
export interface Candidates {
  readonly found: Candidate[];
  readonly cutOff: boolean;
}

interface Row {
  readonly recordId: string;
  readonly part: string;
  /** The different names of the party; null when it was found by identifier. */
  readonly names: readonly string[] | null;
  /** True when more parties have a key by which a hit could be found than were looked at. */
  readonly cut: boolean;
}

const PARTIES_PER_RECORD = 5;
const CANDIDATE_LIMIT = 100;
/** Parties that one key brings at once. A key that more have is asked state by state. */
const PARTIES_PER_KEY = 400;
/** Of such a key, the newest of each state. */
const PARTIES_PER_KEY_AND_STATE = 40;
/** The same of three letters, which tell so little by themselves that those that more parties have are left out. */
const PARTIES_PER_THREE = 150;
/** Parties whose names are looked up at the most, if those before them turn out to have none at the moment asked about. */
const PARTIES_LOOKED_UP = 300;
/** Twice as many as are kept of one record: a party that was corrected has keys under each of its versions. */
const VERSIONS_PER_RECORD = 2 * PARTIES_PER_RECORD;
/** Different names of one party that are compared. */
const NAMES_PER_PARTY = 30;

const AMONG = '($1::text[] IS NULL OR record_id = ANY($1::text[]))';

/** One look for each row: a planner that expects more rows than come would read the whole table. */
const RECORD_OF = (row: string): string => `
  LATERAL (SELECT state, arrival FROM record WHERE record.record_id = ${row}.record_id OFFSET 0) r`;

/**
 * In both searches few parties of each record, and the owners in turn: whoever submits many names, or many records, fills
 * its own turns and pushes nobody else out. `$1` keeps a repeated question to the records of its first answer, `$2` is the
 * time whose knowledge counts.
 */
const BY_IDENTIFIER = `
  WITH best AS (
    SELECT record_id, part, r.state, r.arrival, row_number() OVER (PARTITION BY record_id ORDER BY part) AS place
      FROM (SELECT DISTINCT i.record_id, i.part
              FROM unnest($3::text[], $4::text[]) AS asked (scheme, value)
              JOIN party_identifier i ON i.scheme = asked.scheme AND i.value = asked.value
             WHERE i.known_from <= $2 AND i.known_until > $2 AND ${AMONG}) found
     CROSS JOIN ${RECORD_OF('found')}
  )
  SELECT record_id AS "recordId", part, NULL::text[] AS names, false AS cut FROM best
   WHERE place <= ${PARTIES_PER_RECORD}
   ORDER BY row_number() OVER (PARTITION BY state ORDER BY arrival DESC, part), arrival DESC, part
   LIMIT ${CANDIDATE_LIMIT + 1}`;

/** The states that have a party under a key: one step in the index for each. */
const STATES_OF_KEY = `
  WITH RECURSIVE speaking AS (
    SELECT (SELECT state FROM party_key WHERE party_key.key = full_key.key ORDER BY state LIMIT 1) AS state
     UNION ALL
    SELECT (SELECT next.state FROM party_key next
             WHERE next.key = full_key.key AND next.state > speaking.state ORDER BY next.state LIMIT 1)
      FROM speaking WHERE speaking.state IS NOT NULL
  )
  SELECT state FROM speaking WHERE state IS NOT NULL`;

const NOT_FULL = 'SELECT * FROM posting WHERE nr NOT IN (SELECT nr FROM full_key)';
/** Parties under keys that not too many have, and of the others the newest of each state. */
const FULL_KEYS_IN_TURNS = `
  brought AS (
    ${NOT_FULL}
     UNION ALL
    SELECT full_key.nr, full_key.weight, full_key.word, full_key.name, newest.*
      FROM full_key CROSS JOIN LATERAL (${STATES_OF_KEY}) one CROSS JOIN LATERAL (
        SELECT state, arrival, part, record_id FROM party_key
         WHERE party_key.key = full_key.key AND party_key.state = one.state AND ${AMONG}
         ORDER BY arrival DESC, part DESC LIMIT ${PARTIES_PER_KEY_AND_STATE}) newest
  )`;
const FULL_KEYS_LEFT_OUT = `brought AS (${NOT_FULL})`;

interface KeySearch {
  /** Parties that one key brings at once. */
  readonly most: number;
  /** What becomes of keys that more have. */
  readonly full: string;
  /** Of which keys of one name the weight is to tell whether they could have brought a hit. */
  readonly telling: 'max' | 'sum';
  /** What a party must share with a name to be looked up. */
  readonly enough: string;
}

/**
 * Row-level security holds inside each search for one key, before its limit: what the reader may not see takes no
 * place. Whole numbers are summed, so that the order of rows never decides.
 */
const byKeys = ({ most, full, telling, enough }: KeySearch): string => `
  WITH asked AS MATERIALIZED (
    SELECT * FROM unnest($3::text[], $4::int[], $5::int[], $6::int[]) WITH ORDINALITY AS a (key, weight, word, name, nr)
  ),
  posting AS MATERIALIZED (
    SELECT asked.nr, asked.weight, asked.word, asked.name, held.*
      FROM asked CROSS JOIN LATERAL (
        SELECT state, arrival, part, record_id FROM party_key
         WHERE party_key.key = asked.key AND ${AMONG} LIMIT ${most}) held
  ),
  full_key AS MATERIALIZED (
    SELECT * FROM asked WHERE nr IN (SELECT nr FROM posting GROUP BY nr HAVING count(*) = ${most})
  ),
  ${full},
  shared AS (
    SELECT state, arrival, part, record_id, sum(weight) AS weight, false AS same
      FROM (SELECT state, arrival, part, record_id, name, word, max(weight) AS weight
              FROM brought GROUP BY arrival, name, word, part, record_id, state) best_of_word
     GROUP BY arrival, name, part, record_id, state ${enough}
     UNION ALL
    SELECT r.state, same.arrival, same.part, same.record_id, 0, true
      FROM (SELECT arrival, part, record_id FROM party_name WHERE core = ANY($7::text[]) AND ${AMONG}
             ORDER BY arrival DESC, part DESC LIMIT ${PARTIES_LOOKED_UP}) same
     CROSS JOIN ${RECORD_OF('same')}
  ),
  heaviest AS (
    SELECT state, arrival, part, record_id, max(weight) AS weight, bool_or(same) AS same,
           row_number() OVER (PARTITION BY record_id ORDER BY bool_or(same) DESC, max(weight) DESC, arrival DESC, part) AS place
      FROM shared GROUP BY arrival, part, record_id, state
  ),
  nearest AS (
    SELECT *, row_number() OVER (PARTITION BY state, same ORDER BY weight DESC, arrival DESC, part) AS turn
      FROM heaviest WHERE place <= ${VERSIONS_PER_RECORD}
     ORDER BY same DESC, turn, arrival DESC, part LIMIT ${PARTIES_LOOKED_UP}
  )
  SELECT record_id AS "recordId", part, known.names,
         EXISTS (SELECT FROM full_key GROUP BY name HAVING ${telling}(full_key.weight) >= $8) AS cut
    FROM nearest CROSS JOIN LATERAL (
      SELECT array_agg(name ORDER BY same DESC, position) AS names
        FROM (SELECT DISTINCT ON (core) name, position, core = ANY($7::text[]) AS same FROM party_name n
               WHERE n.arrival = nearest.arrival AND n.part = nearest.part
                 AND n.known_from <= $2 AND n.known_until > $2
               ORDER BY core, position LIMIT ${NAMES_PER_PARTY}) distinct_name) known
   WHERE known.names IS NOT NULL
   ORDER BY nearest.same DESC, turn, arrival DESC, part
   LIMIT ${CANDIDATE_LIMIT + 1}`;

/** One word that tells is enough for a hit. */
const BY_NAME = byKeys({ most: PARTIES_PER_KEY, full: FULL_KEYS_IN_TURNS, telling: 'max', enough: '' });
/** No three letters are: only many of them together. Those that were left out a party may have all the same. */
const BY_SOUND = byKeys({
  most: PARTIES_PER_THREE,
  full: FULL_KEYS_LEFT_OUT,
  telling: 'sum',
  enough: `HAVING sum(weight) >= $8 - coalesce(
    (SELECT sum(full_key.weight) FROM full_key WHERE full_key.name = best_of_word.name), 0)`,
});

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
    const byName = await this.byKeys(manager, BY_NAME, nameQuestion(party.names), among, knownAt);
    return {
      found: [...candidatesOf(byIdentifier, 'identifier'), ...candidatesOf(byName, 'name')],
      cutOff: isCutOff(byIdentifier) || isCutOff(byName),
    };
  }

  /** Finds, among the same, parties whose names sound as a whole like one that is asked for. */
  async findBySound(
    manager: EntityManager,
    { sounds }: AskedParty,
    among: readonly string[] | null,
    { knownAt }: Moment,
  ): Promise<Candidates> {
    const rows = await this.byKeys(manager, BY_SOUND, soundQuestion(sounds), among, knownAt);
    return { found: candidatesOf(rows, 'sound'), cutOff: isCutOff(rows) };
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

  private byKeys(
    manager: EntityManager,
    statement: string,
    { keys, weights, words, names, norms, telling }: KeyQuestion,
    among: readonly string[] | null,
    knownAt: Moment['knownAt'],
  ): Promise<Row[]> {
    if (keys.length === 0) return Promise.resolve([]);
    return manager.query<Row[]>(statement, [among, knownAt, keys, weights, words, names, norms, telling]);
  }
}

/** Each party once for each of its names, and few parties of one record. */
function candidatesOf(rows: readonly Row[], by: Candidate['by']): Candidate[] {
  const parties = new Map<string, number>();
  return rows.slice(0, CANDIDATE_LIMIT).flatMap(({ recordId, part, names }) => {
    const before = parties.get(recordId) ?? 0;
    parties.set(recordId, before + 1);
    return before < PARTIES_PER_RECORD ? (names ?? [null]).map((name) => ({ by, recordId, part, name })) : [];
  });
}

function isCutOff(rows: readonly Row[]): boolean {
  return rows.length > CANDIDATE_LIMIT || rows.some(({ cut }) => cut);
}
