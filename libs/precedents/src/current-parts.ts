import type { ErasurePart, PartKind } from '#statement';
import { partKind } from '#statement';

import type { StoredPart, StoredRecord } from './visible-record.js';

const DECISION_KINDS: readonly PartKind[] = ['outcome', 'ground', 'reasons', 'party', 'person'];

/** What the decision consists of at the moment asked about: the words that were current then. */
export function currentParts({ statements }: StoredRecord): StoredPart[] {
  return statements
    .flatMap(({ parts }) => parts)
    .filter(({ kind, current }) => current && DECISION_KINDS.includes(kind));
}

/** A part that is no more, as far as its owner lets this reader know. */
export interface ErasedNotice {
  readonly part: string;
  readonly kind: PartKind;
  readonly reason: string;
  readonly erasedAt: Date;
}

/** Erasures show at every moment: what is erased cannot be shown as it once was either. */
export function erasedParts({ statements }: StoredRecord): ErasedNotice[] {
  return statements.flatMap(({ parts, recordedAt }) =>
    parts
      .filter(({ kind }) => kind === 'erasure')
      .map(({ content }) => content as ErasurePart)
      .map(({ part, reason }) => ({
        part,
        reason,
        kind: partKind(part),
        erasedAt: recordedAt,
      })),
  );
}
