import type { EntityManager } from 'typeorm';

import { BACKUP_FORMAT, type BackupHeader, rowLine } from './backup/backup-format.js';
import { type PrimaryTable, primaryTables } from './backup/primary-tables.js';
import { signedHeadIn } from './backup/signed-head.js';
import { BackupWriter } from './backup/write-backup.js';
import type { OperatorNode } from './operator-node.js';
import { type Report, counted } from './report.js';

const ROWS_PER_FETCH = 1000;

export const NOT_INCLUDED =
  'Private keys, the root and the file taken-back.ndjson are not in a backup: copy the data folder too, and keep the copy of its folder "keys" apart from the backups.';

/** What a backup came to hold. */
export interface BackupResult {
  readonly file: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly logSize: number;
  readonly sha256: string;
}

/** Writes all primary data into one file, as it stood at one moment; the node may go on meanwhile. */
export async function runBackup(node: OperatorNode, file: string, report: Report): Promise<BackupResult> {
  const writer = await BackupWriter.create(file);
  // Before the database's moment, so that it is not ahead of it.
  const signedHead = await signedHeadIn(node.folder);
  try {
    return await node.database.source.transaction('REPEATABLE READ', async (manager) => {
      await manager.query('SET TRANSACTION READ ONLY');
      const header = { ...(await headerOf(manager)), register: node.register, signedHead };
      await writer.write(`${JSON.stringify(header)}\n`);
      const rows: Record<string, number> = {};
      for (const table of await primaryTables(manager)) {
        rows[table.name] = await writeTable(manager, table, writer, report);
      }
      return { file, rows, logSize: header.logSize, sha256: await writer.finish(rows) };
    });
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function headerOf(manager: EntityManager): Promise<Omit<BackupHeader, 'register' | 'signedHead'>> {
  const [row] = await manager.query<{ logSize: number; migration: string }[]>(
    `SELECT coalesce((SELECT size FROM log_head), 0)::float8 AS "logSize",
            (SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1) AS migration`,
  );
  const { logSize = 0, migration = '' } = row ?? {};
  const takenAt = new Date().toISOString();
  return { format: BACKUP_FORMAT, takenAt, migration, logSize, notIncluded: NOT_INCLUDED };
}

async function writeTable(
  manager: EntityManager,
  { name, columns, key }: PrimaryTable,
  writer: BackupWriter,
  report: Report,
): Promise<number> {
  const order = key.length > 0 ? `ORDER BY ${key.join(', ')}` : '';
  await manager.query(`
    DECLARE backup_rows NO SCROLL CURSOR FOR
    SELECT row_to_json(held)::text AS row FROM (SELECT ${columns.join(', ')} FROM ${name} ${order}) held`);
  let written = 0;
  for (;;) {
    const rows = await manager.query<{ row: string }[]>(`FETCH ${ROWS_PER_FETCH} FROM backup_rows`);
    if (rows.length === 0) break;
    await writer.write(rows.map(({ row }) => rowLine(name, row)).join(''));
    written += rows.length;
    report.progress(`Writing ${name}: ${counted(written, 'row')}`);
  }
  await manager.query('CLOSE backup_rows');
  return written;
}

export function backupLinesOf({ file, rows, logSize, sha256 }: BackupResult): string[] {
  return [
    ...Object.entries(rows).map(
      ([table, count]) => `${table.padEnd(18)}${counted(count, 'row').padStart(14)}`,
    ),
    `${file}: the log up to ${counted(logSize, 'entry', 'entries')}; SHA-256 of the content ${sha256}`,
    NOT_INCLUDED,
  ];
}
