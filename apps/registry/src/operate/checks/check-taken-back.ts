import type { EntityManager } from 'typeorm';

import { TakenBackFile } from '#intake';

import { type Finding, Tally } from './tally.js';

const SAID = `
  SELECT e.statement_id AS id, e.log_index::float8 AS index
    FROM (SELECT arrival FROM statement WHERE kind IN ('sharing', 'withdrawal', 'erasure')
          UNION ALL SELECT arrival FROM state_circle
          UNION ALL SELECT arrival FROM state_exclusion) said
    JOIN log_entry e ON e.arrival = said.arrival ORDER BY e.log_index`;
const LOGGED = 'SELECT statement_id AS id FROM log_entry WHERE statement_id = ANY($1::text[])';

/** What was taken back is in the log, and what the log takes back is noted outside the database. */
export async function checkTakenBack(manager: EntityManager, folder: string): Promise<Finding> {
  const tally = new Tally(
    'taken back',
    'erasures, withdrawals, sharings, circles and exclusions are in the log and outside the database',
  );
  const kept = await new TakenBackFile(folder).read();
  const ids = new Set(kept.map(({ statementId }) => statementId));
  const logged = new Set((await manager.query<{ id: string }[]>(LOGGED, [[...ids]])).map(({ id }) => id));
  for (const { statementId, logIndex } of kept) {
    tally.look(
      logged.has(statementId) ? undefined : `${statementId}, once entry ${logIndex}, is not in the log`,
    );
  }
  for (const { id, index } of await manager.query<{ id: string; index: number }[]>(SAID)) {
    if (!ids.has(id)) tally.wrong(`entry ${index} is not noted outside the database`);
  }
  return tally.finding();
}
