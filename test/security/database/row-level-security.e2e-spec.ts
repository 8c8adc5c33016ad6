import fc from 'fast-check';

import { type AudienceDefinition, AudienceStore, mayRead } from '#access';
import { type DatabaseRole, Transactions } from '#database';
import type { MembershipDirectory } from '#membership';

import {
  AT,
  CIRCLES,
  OWN_CIRCLES,
  STATES,
  type World,
  anyDefinition,
  anyWorld,
  moment,
  viewOf,
} from '../../../libs/access/test/random-worlds.js';
import { type CatalogTable, WITHOUT_CONTENT, readCatalog, valueFor } from './catalog.js';
import { type SchemaUnderTest, openSchema } from './owner-connection.js';

const RUNS = 25;

interface SeenRow {
  readonly place: string;
  readonly audienceId: string;
}

describe('row-level security', () => {
  let schema: SchemaUnderTest;
  let tables: CatalogTable[];
  let now = AT;
  let transactions: Transactions;

  const clock = { now: () => now };
  const byAudience = () => tables.filter((table) => table.byAudience);
  const run = <Row>(role: DatabaseRole, state: string, sql: string): Promise<Row[]> =>
    transactions.run({ role: 'reader', state }, (manager) =>
      transactions.as(manager, role, (other) => other.query<Row[]>(sql)),
    );

  beforeAll(async () => {
    schema = await openSchema();
    transactions = new Transactions(schema.database, clock);
    tables = await readCatalog(schema.owner);
  }, 60_000);

  afterAll(() => schema.close());

  /** Empties all tables, and gives each table with audiences one row for every audience there is. */
  const fill = async (
    definitions: AudienceDefinition[],
    world: World,
  ): Promise<Map<string, AudienceDefinition>> => {
    // The root knows of its own circles only; those of states, and exclusions, are in tables.
    const ofRoot = Object.entries(world.circles).filter(([id]) => CIRCLES.includes(id));
    const { memberFrom, rosterOf } = viewOf({ ...world, circles: Object.fromEntries(ofRoot) });
    const root = { payload: { version: 1 } };
    const directory = {
      coming: () => ({ memberFrom, rosterOf, memberStates: () => Object.keys(world.members), root }),
    } as unknown as MembershipDirectory;
    const store = new AudienceStore(directory, transactions);
    await schema.owner.query(
      `TRUNCATE ${tables
        .filter(({ name, isView }) => !isView && name !== 'migrations')
        .map(({ name }) => name)
        .join(', ')}`,
    );
    await schema.owner.query(ownWordSql(world));
    const ids = new Map<string, AudienceDefinition>();
    await transactions.run({ role: 'intake' }, async (manager) => {
      for (const definition of definitions) ids.set(await store.intern(manager, definition), definition);
    });
    await schema.owner.query(rowsSql(byAudience(), [...ids.keys()]));
    return ids;
  };

  const seenBy = (role: DatabaseRole, state: string): Promise<SeenRow[]> => {
    const each = byAudience().map(
      ({ name }) => `SELECT '${name}' AS place, audience_id AS "audienceId" FROM ${name}`,
    );
    return run<SeenRow>(role, state, each.join(' UNION ALL '));
  };

  it('has the tables that record content is kept in', () => {
    expect(byAudience().map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'disclosure',
        'party_name',
        'record',
        'record_event',
        'record_part',
        'state_circle',
        'state_exclusion',
        'statement',
      ]),
    );
  });

  it('shows a reader exactly the rows that the pure decision lets it see, in every table', async () => {
    const property = fc.asyncProperty(
      anyWorld,
      fc.uniqueArray(anyDefinition, { minLength: 1, maxLength: 6, comparator: sameText }),
      fc.uniqueArray(moment, { minLength: 1, maxLength: 3, comparator: (left, right) => +left === +right }),
      async (world, definitions, moments) => {
        now = AT;
        const ids = await fill(definitions, world);
        for (const at of moments) {
          now = at;
          for (const state of STATES) {
            const allowed = [...ids].filter(([, definition]) =>
              mayRead(definition, state, viewOf(world), at),
            );
            const expected = byAudience().flatMap(({ name }) => allowed.map(([id]) => `${name} ${id}`));
            const seen = await seenBy('reader', state);
            expect(seen.map(({ place, audienceId }) => `${place} ${audienceId}`).sort()).toEqual(
              expected.sort(),
            );
          }
        }
      },
    );
    await fc.assert(property, { numRuns: RUNS, seed: 20261123 });
  }, 120_000);

  it('shows nothing to a state that is nobody', async () => {
    await fill([{ owner: 'NL', any: [{ circles: [], states: ['FR'], except: [] }] }], {
      members: { FR: new Date(0) },
      circles: {},
    });
    expect(await seenBy('reader', 'XX')).toEqual([]);
    expect((await seenBy('reader', 'FR')).length).toBe(byAudience().length);
  });

  it('is an error, and no empty answer, without a state', async () => {
    for (const { name } of byAudience()) {
      await expect(run('reader', '', `SELECT * FROM ${name}`)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('is an error without a role', async () => {
    for (const { name } of tables) {
      const read = schema.database.source.query(`SELECT * FROM ${name}`);
      await expect(read).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('is on for every table that may hold record content', () => {
    const open = tables.filter(
      ({ name, secured, policies }) => !(name in WITHOUT_CONTENT) && (!secured || policies === 0),
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it('is off only for tables that the database knows', () => {
    const names = tables.map(({ name }) => name);
    expect(Object.keys(WITHOUT_CONTENT).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('lets a reader see no audience, and nobody else’s readers', async () => {
    await fill([{ owner: 'NL', any: [{ circles: [], states: ['FR', 'DE'], except: [] }] }], {
      members: { FR: new Date(0), DE: new Date(0) },
      circles: {},
    });
    await expect(run('reader', 'FR', 'SELECT * FROM audience')).rejects.toMatchObject({ code: '42501' });
    const seen = await run<{ state: string }>('reader', 'FR', 'SELECT state FROM audience_reader');
    expect(seen).toEqual([{ state: 'FR' }]);
  });

  it.each(['reader', 'matcher', 'worker'] as const)('lets the role %s change no record', async (role) => {
    for (const { name } of byAudience()) {
      await expect(run(role, 'NL', `DELETE FROM ${name}`)).rejects.toMatchObject({ code: '42501' });
      await expect(run(role, 'NL', `UPDATE ${name} SET audience_id = 1`)).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  it('lets the matcher use only the hit levels that reach the asking state, and no content', async () => {
    const ids = await fill([{ owner: 'NL', any: [{ circles: [], states: ['FR'], except: [] }] }], {
      members: { FR: new Date(0) },
      circles: {},
    });
    const [id = ''] = ids.keys();
    await schema.owner.query(
      `SET session_replication_role = replica; INSERT INTO hit_level VALUES ('r', 'silent', ${id}); SET session_replication_role = DEFAULT`,
    );
    const levels = (state: string) => run('matcher', state, 'SELECT record_id FROM hit_level');
    expect([await levels('FR'), await levels('DE')]).toEqual([[{ record_id: 'r' }], []]);
    await expect(run('reader', 'FR', 'SELECT * FROM hit_level')).rejects.toMatchObject({ code: '42501' });
    for (const table of ['record_part', 'disclosure', 'record_facet', 'statement']) {
      await expect(run('matcher', 'FR', `SELECT * FROM ${table}`)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

const sameText = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** What states have said themselves, for an audience that there is not: nobody sees these rows. */
function ownWordSql({ circles, excluded = {} }: World): string {
  const list = (states: readonly string[]): string => `'{${states.join(',')}}', NULL, 0`;
  const own = OWN_CIRCLES.flatMap((id) => {
    const circle = circles[id];
    const place = `'${id}', '${id.slice(0, 2).toUpperCase()}', 1, '{}'`;
    if (!circle) return [];
    return [
      `INSERT INTO state_circle (circle_id, owner, version, label, expires, roster, states, arrival, audience_id)
       VALUES (${place}, '${circle.until.toISOString()}', 'owner', ${list(circle.states)})`,
    ];
  });
  const shutOut = Object.entries(excluded).map(
    ([owner, states]) =>
      `INSERT INTO state_exclusion (owner, version, reason, states, arrival, audience_id)
       VALUES ('${owner}', 1, '', ${list(states)})`,
  );
  const rows = [...own, ...shutOut].join('; ');
  return `SET session_replication_role = replica; ${rows}; SET session_replication_role = DEFAULT`;
}

/** Rows without the records they belong to: only their audience counts here. */
function rowsSql(tables: readonly CatalogTable[], audienceIds: readonly string[]): string {
  let turn = 0;
  const inserts = tables.flatMap(({ name, columns }) =>
    audienceIds.map((id) => {
      turn += 1;
      const values = columns.map((column) => (column.name === 'audience_id' ? id : valueFor(column, turn)));
      return `INSERT INTO ${name} (${columns.map((column) => column.name).join(', ')}) VALUES (${values.join(', ')})`;
    }),
  );
  return `SET session_replication_role = replica; ${inserts.join('; ')}; SET session_replication_role = DEFAULT`;
}
