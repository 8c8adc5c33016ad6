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
/** Parties that are looked up by name, those that share most: in all, and of one state. */
const PARTIES_LOOKED_UP = 300;
const PARTIES_PER_STATE = 60;
/** Different names of one party that are compared. */
const NAMES_PER_PARTY = 30;

/**
 * Few parties for each record, and the owners in turn: whoever submits many names, or many records, fills its
 * own turns and pushes nobody else out. `$1` keeps a repeated question to the records of its first answer, `$2` is the
 * time whose knowledge counts.
 */
const inTurns = (best: string): string => `
  ${best},
  placed AS (
    SELECT best.*, row_number() OVER (PARTITION BY record_id ORDER BY same DESC, shared DESC, part) AS place
      FROM best
  )
  SELECT record_id AS "recordId", part, names, cut FROM placed
   WHERE place <= ${PARTIES_PER_RECORD}
   ORDER BY same DESC,
            row_number() OVER (PARTITION BY state, same ORDER BY shared DESC, arrival DESC, part),
            arrival DESC, part
   LIMIT ${CANDIDATE_LIMIT + 1}`;

const AMONG = '($1::text[] IS NULL OR record_id = ANY($1::text[]))';

/** One look for each row: a planner that expects more rows than come would read the whole table. */
const RECORD_OF = (row: string): string => `
  LATERAL (SELECT state, arrival FROM record WHERE record.record_id = ${row}.record_id OFFSET 0) r`;

const BY_IDENTIFIER = inTurns(`
  WITH best AS (
    SELECT record_id, part, NULL::text[] AS names, true AS same, 1 AS shared, false AS cut, r.state, r.arrival
      FROM (SELECT DISTINCT i.record_id, i.part
              FROM unnest($3::text[], $4::text[]) AS asked (scheme, value)
              JOIN party_identifier i ON i.scheme = asked.scheme AND i.value = asked.value
             WHERE i.known_from <= $2 AND i.known_until > $2 AND ${AMONG}) found
     CROSS JOIN ${RECORD_OF('found')})`);

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

/** Parties under keys that not too many have, and of the others the newest of each state. */
const FULL_KEYS_IN_TURNS = `
  fair AS (
    SELECT full_key.*, newest.*
      FROM full_key CROSS JOIN LATERAL (${STATES_OF_KEY}) one CROSS JOIN LATERAL (
        SELECT state, arrival, part, record_id FROM party_key
         WHERE party_key.key = full_key.key AND party_key.state = one.state AND ${AMONG}
         ORDER BY arrival DESC, part DESC LIMIT ${PARTIES_PER_KEY_AND_STATE}) newest
  ),
  brought AS (
    SELECT posting.* FROM posting WHERE key NOT IN (SELECT key FROM full_key)
     UNION ALL
    SELECT * FROM fair
  )`;
const FULL_KEYS_LEFT_OUT = 'brought AS (SELECT * FROM posting WHERE key NOT IN (SELECT key FROM full_key))';

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
const byKeys = ({ most, full, telling, enough }: KeySearch): string =>
  inTurns(`
  WITH asked AS MATERIALIZED (
    SELECT * FROM unnest($3::text[], $4::int[], $5::int[], $6::int[]) AS a (key, weight, word, name)
  ),
  posting AS MATERIALIZED (
    SELECT asked.*, held.*
      FROM asked CROSS JOIN LATERAL (
        SELECT state, arrival, part, record_id FROM party_key
         WHERE party_key.key = asked.key AND ${AMONG} LIMIT ${most}) held
  ),
  full_key AS MATERIALIZED (
    SELECT key, weight, word, name FROM posting
     GROUP BY key, weight, word, name HAVING count(*) = ${most}
  ),
  ${full},
  shared AS (
    SELECT state, arrival, part, record_id, sum(weight) AS weight
      FROM (SELECT state, arrival, part, record_id, name, word, max(weight) AS weight
              FROM brought GROUP BY state, arrival, part, record_id, name, word) best_of_word
     GROUP BY state, arrival, part, record_id, name ${enough}
     UNION ALL
    SELECT r.state, same.arrival, same.part, same.record_id, 0
      FROM (SELECT arrival, part, record_id FROM party_name WHERE core = ANY($7::text[]) AND ${AMONG}
             ORDER BY arrival DESC, part DESC LIMIT ${PARTIES_LOOKED_UP}) same
     CROSS JOIN ${RECORD_OF('same')}
  ),
  heaviest AS (
    SELECT state, arrival, part, record_id, max(weight) AS weight,
           row_number() OVER (PARTITION BY state ORDER BY max(weight) DESC, arrival DESC, part) AS turn
      FROM shared GROUP BY state, arrival, part, record_id
  ),
  nearest AS (
    SELECT * FROM heaviest WHERE turn <= ${PARTIES_PER_STATE}
     ORDER BY weight DESC, turn, arrival DESC, part LIMIT ${PARTIES_LOOKED_UP}
  ),
  best AS (
    SELECT DISTINCT ON (record_id, part) state, arrival, record_id, part, known.names, known.same, weight AS shared,
           EXISTS (SELECT FROM full_key GROUP BY name HAVING ${telling}(full_key.weight) >= $8) AS cut
      FROM nearest CROSS JOIN LATERAL (
        SELECT array_agg(name ORDER BY same DESC, position) AS names, bool_or(same) AS same
          FROM (SELECT DISTINCT ON (core) name, position, core = ANY($7::text[]) AS same FROM party_name n
                 WHERE n.arrival = nearest.arrival AND n.part = nearest.part
                   AND n.known_from <= $2 AND n.known_until > $2
                 ORDER BY core, position LIMIT ${NAMES_PER_PARTY}) distinct_name) known
     WHERE known.names IS NOT NULL
     ORDER BY record_id, part, shared DESC
  )`);

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

/** Each party once for each of its names. */
function candidatesOf(rows: readonly Row[], by: Candidate['by']): Candidate[] {
  return rows
    .slice(0, CANDIDATE_LIMIT)
    .flatMap(({ recordId, part, names }) => (names ?? [null]).map((name) => ({ by, recordId, part, name })));
}

function isCutOff(rows: readonly Row[]): boolean {
  return rows.length > CANDIDATE_LIMIT || rows.some(({ cut }) => cut);
}
