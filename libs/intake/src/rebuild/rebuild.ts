import { EntityManager } from 'typeorm';

import { adoptProjections } from './adopt-projections.js';
import { type Schemas, type TableComparison, compareProjections } from './compare-projections.js';
import type { HeldStatement } from './held-statement.type.js';
import type { LogReplay, Replayed } from './log-replay.js';

/** Tells the operator how far a long work has come. */
export interface RebuildProgress {
  entries(done: number, total: number): void;
  table(name: string): void;
}

export interface Rebuilt extends Replayed {
  readonly tables: readonly TableComparison[];
}

/**
 * Makes the projections again in `schemas.made`, whose tables are empty, and compares. Everything in the
 * caller's one transaction, which should see one moment of the database.
 */
export async function rebuild(
  manager: EntityManager,
  replay: LogReplay,
  schemas: Schemas,
  takenBack: readonly HeldStatement[],
  progress: RebuildProgress,
): Promise<Rebuilt> {
  const { held, made } = schemas;
  await useSchema(manager, made);
  await manager.query(`INSERT INTO ${made}.log_entry SELECT * FROM ${held}.log_entry`);
  // Who reads what another node granted follows from its lease, which stands with its log.
  for (const table of ['mirror_log', 'mirror_lease'])
    await manager.query(`INSERT INTO ${made}.${table} SELECT * FROM ${held}.${table}`);
  const source = {
    entries: `${held}.log_entry`,
    disclosures: `${held}.disclosure`,
    mirrored: `${held}.mirror_entry`,
    envelopes: `${held}.mirror_envelope`,
  };
  const replayed = await replay.run(manager, source, {
    takenBack,
    progress: (done, total) => progress.entries(done, total),
  });
  const tables = await compareProjections(manager, schemas, (table) => progress.table(table));
  return { ...replayed, tables };
}

/** Puts what was made in place of what is held, and compares again. */
export async function applyRebuilt(
  manager: EntityManager,
  replay: LogReplay,
  schemas: Schemas,
  progress: RebuildProgress,
): Promise<readonly TableComparison[]> {
  await adoptProjections(manager, schemas);
  await useSchema(manager, schemas.held);
  await replay.audiences.refreshAll(manager);
  return compareProjections(manager, schemas, (table) => progress.table(table));
}

async function useSchema(manager: EntityManager, schema: string): Promise<void> {
  await manager.query(`SET LOCAL search_path TO ${schema}`);
}
