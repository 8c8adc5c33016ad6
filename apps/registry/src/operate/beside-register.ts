import type { EntityManager } from 'typeorm';

import { replayMirrored } from '#federation';
import { LogReplay, type RebuildProgress, type Rebuilt, type Schemas, TakenBackFile, rebuild } from '#intake';
import { MembershipDirectory } from '#membership';

import { OperateError } from './operate.errors.js';
import type { OperatorNode } from './operator-node.js';
import { type Report, counted } from './report.js';

const SCHEMA = 'grounds_rebuild';

/** Any number, the same in every process that rebuilds. */
const REBUILD_LOCK = 7_231_387;

/** What a piece of work with the projections made again has in hand. */
export interface MadeAgain {
  readonly manager: EntityManager;
  readonly replay: LogReplay;
  readonly schemas: Schemas;
  readonly rebuilt: Rebuilt;
}

/**
 * Makes the projections again in a schema of their own and hands them to `work`, in one transaction that sees
 * one moment of the database. With `exclusive` nothing is appended to the log meanwhile.
 */
export async function besideRegister<T>(
  node: OperatorNode,
  report: Report,
  exclusive: boolean,
  work: (made: MadeAgain) => Promise<T>,
): Promise<T> {
  const { source } = node.database;
  await lock(node);
  try {
    await source.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
    await source.query(`CREATE SCHEMA ${SCHEMA}`);
    await node.database.migrateInto(SCHEMA);
    return await source.transaction('REPEATABLE READ', async (manager) => {
      // Before anything is read: the transaction sees the moment after the lock.
      if (exclusive) await manager.query(`LOCK TABLE ${node.schema}.log_head IN EXCLUSIVE MODE`);
      const replay = new LogReplay(
        new MembershipDirectory((await node.rootsIn(manager)).newest.root),
        node.transactions,
        replayMirrored,
      );
      const schemas = { held: node.schema, made: SCHEMA };
      const takenBack = await new TakenBackFile(node.folder).read();
      const rebuilt = await rebuild(manager, replay, schemas, takenBack, progressOf(report));
      return work({ manager, replay, schemas, rebuilt });
    });
  } finally {
    await source.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
    await source.query('SELECT pg_advisory_unlock($1)', [REBUILD_LOCK]);
  }
}

export function progressOf(report: Report): RebuildProgress {
  return {
    entries: (done, total) =>
      report.progress(
        `Projecting again: ${done.toLocaleString('en-GB')} of ${counted(total, 'entry', 'entries')}`,
      ),
    table: (table) => report.progress(`Comparing: ${table}`),
  };
}

async function lock({ database }: OperatorNode): Promise<void> {
  const [row] = await database.source.query<{ taken: boolean }[]>(
    'SELECT pg_try_advisory_lock($1) AS taken',
    [REBUILD_LOCK],
  );
  if (row?.taken) return;
  throw new OperateError(
    'REBUILD_RUNNING',
    'The projections of this database are being made again already.',
    {
      advice: 'Wait until the other command has ended.',
    },
  );
}
