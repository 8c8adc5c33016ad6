import { Client } from 'pg';
import request from 'supertest';

import { Transactions } from '#database';
import { JournalSealer } from '#journal';

import { PURPOSE, ask, tokenFor } from '../support/ask.js';
import { decision, signAs, submit } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type TestDatabase, testDatabase } from '../support/test-database.js';

const READS: [string, string, string][] = [
  ['a list', 'nl-reader', '{ precedents { edges { node { id } } } }'],
  [
    'a check',
    'nl-reader',
    `mutation { check(input: { clientRequestId: "unavailable-1", purpose: "screening", caseReference: "TEST-1",
         parties: [{ role: "investor", names: ["Nexperia"] }] }) { __typename ... on Rejected { problems { code } } } }`,
  ],
  ['the journal of the owner', 'nl-steward', '{ journal { entries { day } } }'],
  ['the journal of officers', 'nl-auditor', '{ officerJournal { lines { id } } }'],
];

describe('A node that cannot write its journal', () => {
  let database: TestDatabase;
  let node: TestNode;

  beforeAll(async () => {
    database = await testDatabase();
    const { url, adminUrl } = database;
    node = await startNode(
      url && adminUrl ? { env: { DATABASE_URL: url, DATABASE_ADMIN_URL: adminUrl } } : {},
    );
  });

  afterAll(async () => {
    await node.close();
    await database.drop();
  });

  /** As the owner of the tables: on the server by a connection of its own, else in the node's. */
  const asOwner = async <Row>(...statements: string[]): Promise<Row[]> => {
    if (database.adminUrl === undefined) {
      return node.app.get(Transactions).run({ role: 'worker' }, async (manager) => {
        await manager.query('SET LOCAL ROLE NONE');
        let rows: Row[] = [];
        for (const statement of statements) rows = await manager.query<Row[]>(statement);
        return rows;
      });
    }
    const client = new Client({ connectionString: database.adminUrl });
    await client.connect();
    try {
      await client.query('SET default_transaction_read_only = off');
      let rows: Row[] = [];
      for (const statement of statements) rows = (await client.query(statement)).rows as Row[];
      return rows;
    } finally {
      await client.end();
    }
  };

  const readOnly = async (on: boolean): Promise<void> => {
    const value = on ? 'on' : 'off';
    if (database.adminUrl === undefined) {
      await node.app
        .get(Transactions)
        .run({ role: 'worker' }, (manager) => manager.query(`SET default_transaction_read_only = ${value}`));
      return;
    }
    const name = new URL(database.adminUrl).pathname.slice(1);
    await asOwner(
      `ALTER DATABASE ${name} SET default_transaction_read_only = ${value}`,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await connectionsAreBack();
  };

  /** The node notices lost connections when it uses them. */
  const connectionsAreBack = async (): Promise<void> => {
    const transactions = node.app.get(Transactions);
    const one = (): Promise<unknown> =>
      transactions.run({ role: 'worker' }, (manager) => manager.query('SELECT pg_sleep(0.05)'));
    for (let round = 0; round < 5; round += 1) {
      const ended = await Promise.allSettled(Array.from({ length: 10 }, one));
      if (ended.every(({ status }) => status === 'fulfilled')) return;
    }
    throw new Error('The node did not get its connections back.');
  };

  const codes = async (officer: string, query: string): Promise<unknown[]> => {
    const answer = await ask<{ check?: { problems?: { code: string }[] } } | null>(node, query, {
      as: officer,
      headers: PURPOSE,
    });
    const problems = answer.data?.check?.problems ?? [];
    return [...answer.errors.map(({ extensions }) => extensions.code), ...problems.map(({ code }) => code)];
  };
  const get = async (path: string): Promise<number> => {
    const token = await tokenFor(node, 'nl-auditor');
    return (await request(node.url).get(path).set('authorization', `Bearer ${token}`)).status;
  };
  const entries = async (): Promise<number> => {
    const [row] = await asOwner<{ count: number }>('SELECT count(*)::int AS count FROM log_entry');
    return row?.count ?? -1;
  };

  const unsealed = async (): Promise<number> => {
    const [row] = await asOwner<{ count: number }>(
      'SELECT count(*)::int AS count FROM journal_line WHERE seq IS NULL',
    );
    return row?.count ?? -1;
  };

  describe.each<[string, () => Promise<void>, () => Promise<void>]>([
    ['because the database is read-only', () => readOnly(true), () => readOnly(false)],
    [
      'because the disk of the database is full',
      async () => {
        await asOwner(
          `CREATE FUNCTION refuse_full() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`,
          'CREATE TRIGGER full_disk BEFORE INSERT ON journal_line EXECUTE FUNCTION refuse_full()',
          'CREATE TRIGGER full_disk BEFORE INSERT ON record EXECUTE FUNCTION refuse_full()',
        );
      },
      async () => {
        await asOwner('DROP FUNCTION refuse_full() CASCADE');
      },
    ],
  ])('%s', (_, begin, end) => {
    let before: number;

    beforeAll(async () => {
      before = await entries();
      await begin();
    });

    it.each(READS)('does not answer %s', async (_name, officer, query) => {
      expect(await codes(officer, query)).toEqual(['JOURNAL_UNAVAILABLE']);
    });

    it('goes on with checkpoint, tiles and health', async () => {
      expect(await get('/healthz')).toBe(200);
      expect(await get('/log/checkpoint')).toBe(200);
      expect(await get(`/log/tile/0/000.p/${before}`)).toBe(200);
    });

    it('takes nothing in, and says so', async () => {
      const { problems } = await submit(node, 'nl-releaser', await signAs(node, 'NL', decision()));
      expect(problems?.map(({ code }) => code)).toEqual(['DATABASE_UNAVAILABLE']);
    });

    afterAll(async () => {
      await end();
      // Nothing was half written, and everything is as ever afterwards, the same client request id too.
      expect(await entries()).toBe(before);
      for (const [, officer, query] of READS) expect(await codes(officer, query)).toEqual([]);
      await node.app.get(JournalSealer, { strict: false }).seal();
      expect(await unsealed()).toBe(0);
    });
  });
});
