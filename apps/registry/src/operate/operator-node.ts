import { join } from 'node:path';

import type { EntityManager } from 'typeorm';

import { type OwnerDatabase, type OwnerPurpose, Transactions, openAsOwner } from '#database';
import { rootStore } from '#intake';
import { type Clock, systemClock } from '#kernel';
import { RootHistory, linkRoots, readRootFile } from '#membership';

import { ENTITIES } from '../app.module.js';
import { DEMONSTRATION_ORIGIN } from '../demonstration/members.js';
import type { Settings } from '../settings/settings.js';
import { OperateError } from './operate.errors.js';

/** A node as its operator has it in hand while it does not run, or beside it: folder, root and database. */
export interface OperatorNode {
  readonly folder: string;
  readonly origin: string;
  /** Which register folder and backups belong to. */
  readonly register: string;
  /** All roots that the node has gone by, as the database has them: the newest is in force. */
  rootsIn(manager: EntityManager): Promise<RootHistory>;
  readonly database: OwnerDatabase;
  readonly transactions: Transactions;
  /** The schema of the register's tables, as SQL names it. */
  readonly schema: string;
  close(): Promise<void>;
}

/** Opens the node that the settings describe, as the owner of its database. */
export async function openOperatorNode(
  settings: Settings,
  purpose: OwnerPurpose = 'use',
  clock: Clock = systemClock,
): Promise<OperatorNode> {
  const { dataFolder: folder, rootFile } = settings;
  const file = await readRootFile(rootFile ?? join(folder, 'root.json'));
  const origin = originOf(settings);
  const database = await openAsOwner(databaseOf(settings), ENTITIES, purpose);
  try {
    const schema = await schemaOf(database);
    await refuseOtherLog(database, origin);
    return {
      folder,
      origin,
      register: registerOf(settings),
      rootsIn: async (manager) =>
        new RootHistory((await linkRoots(file, await rootStore.all(manager))).roots),
      database,
      transactions: new Transactions(database, clock),
      schema,
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Kind and origin of the register, as the data folder has them in its file. */
export function registerOf(settings: Settings): string {
  return `${settings.rootFile === undefined ? 'demonstration' : 'configured'} ${originOf(settings)}`;
}

function originOf({ rootFile, origin }: Settings): string {
  return rootFile === undefined ? DEMONSTRATION_ORIGIN : (origin ?? '');
}

function databaseOf({ databaseUrl, databaseAdminUrl, dataFolder }: Settings) {
  if (databaseUrl === undefined) return { folder: dataFolder };
  return { url: databaseUrl, ...(databaseAdminUrl === undefined ? {} : { adminUrl: databaseAdminUrl }) };
}

async function schemaOf({ source }: OwnerDatabase): Promise<string> {
  const [row] = await source.query<{ schema: string }[]>('SELECT quote_ident(current_schema()) AS schema');
  return row?.schema ?? 'public';
}

async function refuseOtherLog({ source }: OwnerDatabase, origin: string): Promise<void> {
  const heads = await source.query<{ origin: string }[]>('SELECT origin FROM log_head');
  const other = heads.find((head) => head.origin !== origin);
  if (!other) return;
  const message = `This database holds the log ${other.origin}, which is another register's.`;
  throw new OperateError('DATABASE_OF_OTHER_REGISTER', message, {
    advice: 'Check DATABASE_URL and GROUNDS_ORIGIN.',
  });
}
