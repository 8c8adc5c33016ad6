import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions, insertAll } from '#database';
import { ANALYSIS_VERSION } from '#matching';

import { fileNames, nameKindOf } from './file-names.js';
import { PartyKey } from './party-key.entity.js';

/** Parties of one transaction. */
const BATCH = 200;

const OLDER = `
  SELECT n.record_id AS "recordId", n.part, n.arrival::float8 AS arrival, n.audience_id AS "audienceId", r.state,
         array_agg(n.name ORDER BY n.position) AS names, array_agg(n.position::int ORDER BY n.position) AS positions
    FROM (SELECT DISTINCT arrival, part FROM party_name WHERE analysis < $1 ORDER BY arrival, part LIMIT ${BATCH}) older
    JOIN party_name n USING (arrival, part) JOIN record r USING (record_id)
   GROUP BY n.record_id, n.part, n.arrival, n.audience_id, r.state`;

const TAKE_OUT = `
  DELETE FROM party_key k USING unnest($1::text[], $2::text[], $3::bigint[]) AS old (record_id, part, arrival)
   WHERE k.record_id = old.record_id AND k.part = old.part AND k.arrival = old.arrival`;

const FILE_ANEW = `
  UPDATE party_name n SET core = made.core, analysis = $5
    FROM unnest($1::bigint[], $2::text[], $3::int[], $4::text[]) AS made (arrival, part, position, core)
   WHERE n.arrival = made.arrival AND n.part = made.part AND n.position = made.position`;

interface OlderParty {
  readonly recordId: string;
  readonly part: string;
  readonly arrival: number;
  readonly audienceId: string;
  readonly state: string;
  readonly names: readonly string[];
  readonly positions: readonly number[];
}

/** Files names anew that an older version of the analysis has filed: they would not be found by today's keys. */
@Injectable()
export class NameRefresh {
  constructor(private readonly transactions: Transactions) {}

  /** Whoever else is at it at the same time comes after. @returns how many parties were filed anew */
  async run(): Promise<number> {
    let filed = 0;
    for (let batch = await this.batch(); batch > 0; batch = await this.batch()) filed += batch;
    return filed;
  }

  private batch(): Promise<number> {
    return this.transactions.run({ role: 'intake' }, async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('grounds names', 0))`);
      const parties = await manager.query<OlderParty[]>(OLDER, [ANALYSIS_VERSION]);
      if (parties.length > 0) await fileAnew(manager, parties);
      return parties.length;
    });
  }
}

async function fileAnew(manager: EntityManager, parties: readonly OlderParty[]): Promise<void> {
  const made = parties.map((party) => ({ ...party, ...fileNames(party.names, nameKindOf(party.part)) }));
  await manager.query(TAKE_OUT, [
    made.map(({ recordId }) => recordId),
    made.map(({ part }) => part),
    made.map(({ arrival }) => arrival),
  ]);
  const names = made.flatMap(({ arrival, part, positions, filed }) =>
    filed.map(({ core }, place) => ({ arrival, part, core, position: positions[place] })),
  );
  await manager.query(FILE_ANEW, [
    names.map(({ arrival }) => arrival),
    names.map(({ part }) => part),
    names.map(({ position }) => position),
    names.map(({ core }) => core),
    ANALYSIS_VERSION,
  ]);
  await insertAll(
    manager,
    PartyKey,
    made.flatMap(({ recordId, state, part, arrival, audienceId, keys }) =>
      keys.map((key) => ({ key, state, recordId, part, arrival, audienceId })),
    ),
  );
}
