import type { LineSeal } from './officer-journal.type.js';

/** A seal as a row. */
export interface SealRow {
  readonly seq: number;
  readonly lineHash: Buffer;
  readonly chainHash: Buffer;
}

export function describeSeal({ seq, lineHash, chainHash }: SealRow): LineSeal {
  return { seq, lineHash: lineHash.toString('base64'), chainHash: chainHash.toString('base64') };
}
