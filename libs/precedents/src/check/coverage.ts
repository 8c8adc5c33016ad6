import type { LogPosition } from '#intake';

/** What a check found: how many records, and whether there may be more than it shows. */
export interface Extent {
  readonly hits: number;
  readonly more: boolean;
}

/** What an answer says, and what it does not: it covers one log up to one position, and claims no absence. */
export function coverage({ hits, more }: Extent, { origin, size }: LogPosition): string {
  const found = hits === 1 ? '1 record that you may see names' : `${hits} records that you may see name`;
  const place = `in the log ${origin} at ${size} entries`;
  if (hits === 0 && !more) {
    return `No record that you may see names such a party, ${place}. Others may hold records that are not shared with you.`;
  }
  const rest = more ? ' There may be more than are shown: ask more narrowly.' : '';
  return `${found} a party like one you asked about, ${place}.${rest}`;
}
