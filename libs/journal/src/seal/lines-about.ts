import type { EntityManager } from 'typeorm';

import type { LineContent } from '../core/line-hash.js';
import { LINE_COLUMNS, type LineRow, saltedLine } from './unsealed-lines.js';

/** A sealed line that still has its content. */
export interface KeptLine {
  readonly seq: number;
  readonly lineHash: Uint8Array;
  readonly content: LineContent;
  readonly salt: Uint8Array;
}

/** A run of lines: behind the first number, up to the second. */
export interface LineSpan {
  readonly after: number;
  readonly through: number;
}

const ABOUT = `
  SELECT line.seq::float8 AS seq, seal.line_hash AS "lineHash", ${LINE_COLUMNS}
    FROM journal_line line JOIN journal_seal seal ON seal.seq = line.seq
   WHERE line.seq > $2 AND line.seq <= $3 AND line.purpose IS NOT NULL AND EXISTS (
     SELECT FROM journal_record shown WHERE shown.line_id = line.line_id AND shown.owner = ANY ($1::text[]))
   ORDER BY line.seq LIMIT $4`;
const HASHES = 'SELECT line_hash AS hash FROM journal_seal WHERE seq > $1 AND seq <= $2 ORDER BY seq';
const LOGGED = 'SELECT logged_seq::float8 AS seq FROM journal_head WHERE origin = $1';

/** Reads of records of these owners, in the order of the chain. */
export async function linesAbout(
  manager: EntityManager,
  owners: readonly string[],
  { after, through }: LineSpan,
  limit: number,
): Promise<KeptLine[]> {
  const rows = await manager.query<(LineRow & { seq: number; lineHash: Buffer })[]>(ABOUT, [
    owners,
    after,
    through,
    limit,
  ]);
  return rows.map((row) => ({ seq: row.seq, lineHash: row.lineHash, ...saltedLine(row) }));
}

/** The hashes of all lines of a run, those of other states too: they tell nothing. */
export async function lineHashesBetween(
  manager: EntityManager,
  { after, through }: LineSpan,
): Promise<Uint8Array[]> {
  const rows = await manager.query<{ hash: Buffer }[]>(HASHES, [after, through]);
  return rows.map(({ hash }) => hash);
}

/** The number of the line up to which a head of the journal stands in the log. */
export async function loggedThrough(manager: EntityManager, origin: string): Promise<number> {
  const [head] = await manager.query<{ seq: number }[]>(LOGGED, [origin]);
  return head?.seq ?? 0;
}
