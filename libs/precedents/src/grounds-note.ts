import type { GroundPart } from '#statement';

import { currentParts } from './current-parts.js';
import type { StoredRecord } from './visible-record.js';

/**
 * What a reader must bear in mind who sees contributing grounds and no decisive one: what carried the
 * decision is not before it. Says the same whether the decisive ground is withheld or was never recorded.
 */
export function groundsNote(record: StoredRecord, reader: string): string | undefined {
  if (record.state === reader) return undefined;
  const weights = currentParts(record)
    .filter(({ kind }) => kind === 'ground')
    .map(({ content }) => (content as GroundPart).weight);
  if (!weights.includes('contributing') || weights.includes('decisive')) return undefined;
  return `decisive ground not shared, ask ${record.state}`;
}
