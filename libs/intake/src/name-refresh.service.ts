import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';

import { Transactions } from '#database';
import { ANALYSIS_VERSION } from '#matching';

import { fileName, nameKindOf } from './file-name.js';
import { insertAll } from './insert-all.js';
import { PartyKey } from './party-key.entity.js';

/** Names of one transaction. */
const BATCH = 500;

const OLDER = `
  SELECT record_id AS "recordId", part, position, arrival::float8 AS arrival, audience_id AS "audienceId", name
    FROM party_name WHERE analysis < $1 ORDER BY arrival, part, position LIMIT ${BATCH} FOR UPDATE`;

const TAKE_OUT = `
  DELETE FROM party_key k
   USING unnest($1::text[], $2::text[], $3::int[], $4::bigint[]) AS old (record_id, part, position, arrival)
   WHERE k.record_id = old.record_id AND k.part = old.part AND k.position = old.position AND k.arrival = old.arrival`;

const FILE_ANEW = `
  UPDATE party_name n SET core = made.core, analysis = $5
    FROM unnest($1::bigint[], $2::text[], $3::int[], $4::text[]) AS made (arrival, part, position, core)
   WHERE n.arrival = made.arrival AND n.part = made.part AND n.position = made.position`;

interface OldName {
  readonly recordId: string;
  readonly part: string;
  readonly position: number;
  readonly arrival: number;
  readonly audienceId: string;
  readonly name: string;
}

/** Files names anew that an older version of the analysis has filed: they would not be found by today's keys. */
@Injectable()
export class NameRefresh {
  constructor(private readonly transactions: Transactions) {}

  /** @returns how many names were filed anew */
  async run(): Promise<number> {
    let filed = 0;
    for (let batch = await this.batch(); batch > 0; batch = await this.batch()) filed += batch;
    return filed;
  }

  private batch(): Promise<number> {
    return this.transactions.run({ role: 'intake' }, async (manager) => {
      const names = await manager.query<OldName[]>(OLDER, [ANALYSIS_VERSION]);
      if (names.length > 0) await fileAnew(manager, names);
      return names.length;
    });
  }
}

async function fileAnew(manager: EntityManager, names: readonly OldName[]): Promise<void> {
  const filed = names.map((old) => ({ ...old, ...fileName(old.name, nameKindOf(old.part)) }));
  const column = <Key extends keyof (typeof filed)[number]>(key: Key) => filed.map((one) => one[key]);
  await manager.query(TAKE_OUT, [column('recordId'), column('part'), column('position'), column('arrival')]);
  await manager.query(FILE_ANEW, [
    column('arrival'),
    column('part'),
    column('position'),
    column('core'),
    ANALYSIS_VERSION,
  ]);
  await insertAll(
    manager,
    PartyKey,
    filed.flatMap(({ recordId, part, position, arrival, audienceId, keys }) =>
      keys.map((key) => ({ key, recordId, part, position, arrival, audienceId })),
    ),
  );
}
