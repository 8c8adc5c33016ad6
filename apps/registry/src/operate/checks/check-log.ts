import type { EntityManager } from 'typeorm';

import type { RootHistory } from '#membership';

import { EntryCheck } from './entry-check.js';
import { LOG_ROWS, type LogRow } from './log-row.type.js';
import type { Finding } from './tally.js';
import { TreeCheck } from './tree-check.js';

const HEAD = `
  SELECT size::float8 AS size, root_hash AS "rootHash", frontier FROM log_head WHERE origin = $1`;
const NODES = 'SELECT level::int AS level, node_index::float8 AS index, hash FROM log_node ORDER BY 1, 2';

/** One pass over the log: hashes, tree, columns and signatures. */
export async function checkLog(
  manager: EntityManager,
  membership: RootHistory,
  origin: string,
  progress: (checked: number) => void,
): Promise<Finding[]> {
  const tree = new TreeCheck();
  const entries = new EntryCheck(membership, origin);
  let last = -1;
  for (let checked = 0; ; progress(checked)) {
    const rows = await manager.query<LogRow[]>(LOG_ROWS, [last]);
    for (const row of rows) {
      tree.look(row);
      await entries.look(row);
    }
    last = rows.at(-1)?.logIndex ?? last;
    checked += rows.length;
    if (rows.length === 0) break;
  }
  const [head] = await manager.query<Parameters<TreeCheck['finish']>[0][]>(HEAD, [origin]);
  return [...tree.finish(head, await manager.query(NODES)), ...entries.findings()];
}
