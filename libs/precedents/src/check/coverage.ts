import type { LogPosition } from '#intake';

/** What an answer says, and what it does not: it covers one log up to one position, and claims no absence. */
export function coverage(hits: number, { origin, size }: LogPosition): string {
  const found = hits === 1 ? '1 record that you may see names' : `${hits} records that you may see name`;
  const place = `in the log ${origin} at ${size} entries`;
  if (hits > 0) return `${found} a party like one you asked about, ${place}.`;
  return `No record that you may see names such a party, ${place}. Others may hold records that are not shared with you.`;
}
