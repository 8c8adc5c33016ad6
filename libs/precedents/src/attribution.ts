import type { OutcomePart } from '#statement';
import { countryName } from '#vocabulary';

import type { StoredRecord } from './visible-record.js';

/** Who says what: a state speaks for itself, or reports what another is publicly known to have decided. */
export function attribution({ state, parts }: StoredRecord): string {
  const signer = countryName(state, 'en');
  const outcome = parts.find((part) => part.kind === 'outcome')?.content as OutcomePart | undefined;
  if (!outcome) return `${signer} has a record`;
  if (outcome.decidedBy === state) return `${signer} decided`;
  return `${signer} reports that ${countryName(outcome.decidedBy, 'en')} decided`;
}
