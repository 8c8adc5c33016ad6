import type { EntityManager } from 'typeorm';

import { DERIVED_TABLES } from '#intake';

import { OperateError } from '../operate.errors.js';
import { primaryTables } from './primary-tables.js';

/** A node makes its log at its first start: a database without one has never been served. */
export async function refuseFilled(manager: EntityManager): Promise<void> {
  const names = [...(await primaryTables(manager)).map(({ name }) => name), ...DERIVED_TABLES];
  for (const name of names) {
    const [row] = await manager.query<{ filled: boolean }[]>(`SELECT EXISTS (SELECT FROM ${name}) AS filled`);
    if (row?.filled) throw notEmpty(name);
  }
}

function notEmpty(table: string): OperateError {
  return new OperateError('DATABASE_NOT_EMPTY', `This database is in use: its table ${table} has rows.`, {
    advice: 'Restore into a new, empty database; nothing is ever restored over another.',
  });
}
