import type { EntityManager } from 'typeorm';

import { openDisclosures, parseStatement } from '#statement';

import { codeOf } from './entry-check.js';
import { type Finding, Tally } from './tally.js';

interface DisclosureRow {
  readonly logIndex: number;
  readonly arrival: number;
  readonly part: string;
  readonly digest: Buffer;
  readonly encoded: string;
  readonly entry: string;
}

const ROWS = `
  SELECT e.log_index::float8 AS "logIndex", d.arrival::float8 AS arrival, d.part, d.digest, d.encoded, e.entry
    FROM disclosure d JOIN log_entry e USING (arrival)
   WHERE (d.arrival, d.part) > ($1, $2) ORDER BY d.arrival, d.part LIMIT 500`;

/** Every disclosure opens a digest of its entry, as the part that it is kept under. */
export async function checkDisclosures(
  manager: EntityManager,
  progress: (checked: number) => void,
): Promise<Finding> {
  const tally = new Tally('disclosures', 'disclosures open a digest of their entry');
  let last: [number, string] = [-1, ''];
  for (let checked = 0; ; progress(checked)) {
    const rows = await manager.query<DisclosureRow[]>(ROWS, last);
    for (const row of rows) {
      const wrong = wrongWith(row);
      tally.look(wrong && `entry ${row.logIndex}, part ${row.part}: ${wrong}`);
    }
    const end = rows.at(-1);
    if (!end) return tally.finding();
    last = [end.arrival, end.part];
    checked += rows.length;
  }
}

function wrongWith({ entry, encoded, part, digest }: DisclosureRow): string | undefined {
  try {
    const [opened] = openDisclosures(parseStatement(entry), [encoded]);
    if (opened?.[0] !== part) return 'it opens another part';
    return opened[1].digest === digest.toString('base64url') ? undefined : 'another digest stands beside it';
  } catch (error) {
    return codeOf(error);
  }
}
