import type { EntityManager } from 'typeorm';

import { parseNodeStatement } from '#ledger/core';

import { type LoggedHead, readJournalHead } from '../core/journal-head-claims.js';

/** A head of the journal, and its place in the log. */
export interface LoggedHeadAt extends LoggedHead {
  readonly index: number;
}

const NODE_ENTRIES = `
  SELECT log_index::float8 AS index, entry FROM log_entry WHERE kind = 'node' ORDER BY log_index`;

/** The heads of this node's journal in its log, oldest first. */
export async function loggedHeads(manager: EntityManager): Promise<LoggedHeadAt[]> {
  const entries = await manager.query<{ index: number; entry: string }[]>(NODE_ENTRIES);
  return entries.flatMap(({ index, entry }) => {
    const head = readJournalHead(parseNodeStatement(entry).claims);
    return head ? [{ ...head, index }] : [];
  });
}
