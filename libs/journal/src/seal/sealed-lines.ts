import type { EntityManager } from 'typeorm';

import type { Seal } from '../core/journal-chain.js';
import { LINE_COLUMNS, type LineRow, type SaltedLine, saltedLine } from './unsealed-lines.js';

/** A line of the chain; without content once that has expired, or when somebody has removed it. */
export interface SealedLine extends Seal {
  readonly expired: boolean;
  readonly line: SaltedLine | undefined;
}

const SEALED = `
  SELECT seal.seq::float8 AS seq, seal.line_hash AS "lineHash", seal.chain_hash AS "chainHash",
         seal.expired_at IS NOT NULL AS expired, ${LINE_COLUMNS}
    FROM journal_seal seal LEFT JOIN journal_line line ON line.seq = seal.seq
   WHERE seal.seq > $1 ORDER BY seal.seq LIMIT $2`;

type SealedRow = Seal & { expired: boolean } & (LineRow | { readonly id: null });

/** The lines of the chain behind line `after`, in their order. */
export async function sealedLines(
  manager: EntityManager,
  after: number,
  limit: number,
): Promise<SealedLine[]> {
  const rows = await manager.query<SealedRow[]>(SEALED, [after, limit]);
  return rows.map((row) => {
    const { seq, lineHash, chainHash, expired } = row;
    return { seq, lineHash, chainHash, expired, line: row.id === null ? undefined : saltedLine(row) };
  });
}
