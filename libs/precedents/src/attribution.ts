import type { OutcomePart } from '#statement';
import { countryName } from '#vocabulary';

import { currentParts } from './current-parts.js';
import type { StoredRecord } from './visible-record.js';

/** Who says what: a state speaks for itself, or reports what another is publicly known to have decided. */
export function attribution(record: StoredRecord): string {
  const signer = countryName(record.state, 'en');
  const outcome = currentParts(record).find(({ kind }) => kind === 'outcome')?.content as
    OutcomePart | undefined;
  if (!outcome) return `${signer} has a record`;
  if (outcome.decidedBy === record.state) return `${signer} decided`;
  return `${signer} reports that ${countryName(outcome.decidedBy, 'en')} decided`;
}
