import type { EntityManager } from 'typeorm';

import { MembershipDirectory } from '#membership';

import { type TableComparison, differs } from '../src/rebuild/compare-projections.js';
import type { HeldStatement } from '../src/rebuild/held-statement.type.js';
import { LogReplay } from '../src/rebuild/log-replay.js';
import { type Rebuilt, applyRebuilt, rebuild } from '../src/rebuild/rebuild.js';
import type { ExampleGate } from './example-gate.js';

const SCHEMAS = { held: 'public', made: 'made' };

/** The database of an example gate as its owner, and its projections made again beside it. */
export class RebuiltGate {
  constructor(private readonly node: ExampleGate) {}

  /** As the owner of the tables; what `work` throws, or `undo`, leaves nothing behind. */
  owner<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.node.database.source.transaction(async (manager) => {
      await manager.query('SET LOCAL ROLE NONE');
      return work(manager);
    });
  }

  sql<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.owner((manager) => manager.query<Row[]>(sql, parameters));
  }

  /** The register as it would be made again after this damage, and as it stands then; all of it is undone. */
  async rebuild(damage: Damage = [], { takenBack = [], apply = false }: Choices = {}): Promise<Rebuilt> {
    const replay = new LogReplay(new MembershipDirectory(this.node.register.root), this.node.transactions);
    const progress = { entries: () => undefined, table: () => undefined };
    let result: Rebuilt | undefined;
    const undo = new Error('undone');
    await this.owner(async (manager) => {
      for (const [sql, ...parameters] of damage) await manager.query(sql, parameters);
      await makeSchema(manager);
      const rebuilt = await rebuild(manager, replay, SCHEMAS, takenBack, progress);
      const tables = apply ? await applyRebuilt(manager, replay, SCHEMAS, progress) : rebuilt.tables;
      result = { ...rebuilt, tables };
      throw undo;
    }).catch((error: unknown) => {
      if (error !== undo) throw error;
    });
    if (!result) throw new Error('Nothing was rebuilt.');
    return result;
  }
}

/** Statements of SQL, each with its parameters. */
export type Damage = readonly (readonly [sql: string, ...parameters: unknown[]])[];

interface Choices {
  readonly takenBack?: readonly HeldStatement[];
  readonly apply?: boolean;
}

/** Empty tables like those of the register; the operator's command has the migrations make them. */
async function makeSchema(manager: EntityManager): Promise<void> {
  await manager.query('CREATE SCHEMA made');
  const tables = await manager.query<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  for (const { name } of tables) {
    await manager.query(`CREATE TABLE made.${name} (LIKE public.${name} INCLUDING ALL)`);
  }
}

/** What differs, by table. */
export function differing(tables: readonly TableComparison[]): Record<string, object> {
  return Object.fromEntries(
    tables
      .filter(differs)
      .map(({ table, missing, extra, examples }) => [table, { missing, extra, examples }]),
  );
}
