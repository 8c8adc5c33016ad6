import type { Audience, SharingPart } from '#statement';

import { currentParts } from '../current-parts.js';
import type { StoredRecord } from '../visible-record.js';
import { NamedAudience, Sharing } from './sharing.type.js';

/** With whom each part is shared as of now, after every change; parts for the owner alone are left out. */
export function describeSharing(record: StoredRecord): Sharing {
  const parts = currentParts(record).flatMap(({ part, audience }) =>
    audience.any.map((alternative) => ({ part, ...alternative })),
  );
  const { announce, silent } = levels(record);
  return Object.assign(new Sharing(), { parts, announce: named(announce), silent: named(silent) });
}

/** The newest manifest of the record's parts says at which levels hits reach further. */
function levels({ recordId, statements }: StoredRecord): Pick<SharingPart, 'announce' | 'silent'> {
  const manifests = statements
    .filter(({ kind, parts }) => kind === 'decision' || (kind === 'sharing' && actsOn(recordId, parts)))
    .flatMap(({ parts }) => parts.filter(({ kind }) => kind === 'sharing'));
  return manifests.at(-1)?.content ?? {};
}

function actsOn(recordId: string, parts: StoredRecord['statements'][number]['parts']): boolean {
  const head = parts.find(({ kind }) => kind === 'head')?.content as { ref?: string } | undefined;
  return head?.ref === recordId;
}

function named(audience: Audience | undefined): NamedAudience | undefined {
  return audience && Object.assign(new NamedAudience(), audience);
}
