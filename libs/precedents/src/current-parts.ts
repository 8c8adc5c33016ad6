import { type ErasurePart, type HeadPart, isRecordPartKind, type PartKind, partKind } from '#statement';

import type { StoredPart, StoredRecord, StoredStatement } from './visible-record.js';

/** What the decision consists of at the moment asked about: the words that were current then. */
export function currentParts({ statements }: StoredRecord): StoredPart[] {
  return statements
    .flatMap(({ parts }) => parts)
    .filter(({ kind, current }) => current && isRecordPartKind(kind));
}

/** A part that is no more, as far as its owner lets this reader know. */
export interface ErasedNotice {
  /** The record or the later statement whose part it was. */
  readonly about: string;
  readonly part: string;
  readonly kind: PartKind;
  readonly reason: string;
  readonly erasedAt: Date;
}

/** Erasures show at every moment: what is erased cannot be shown as it once was either. */
export function erasedParts({ statements }: StoredRecord): ErasedNotice[] {
  return statements.flatMap(({ parts, recordedAt }) => {
    const about = headOf(parts)?.ref ?? '';
    return parts
      .filter(({ kind }) => kind === 'erasure')
      .map(({ content }) => content as ErasurePart)
      .map(({ part, reason }) => ({
        part,
        reason,
        kind: partKind(part),
        about,
        erasedAt: recordedAt,
      }));
  });
}

/** Whether the owner lets this reader know that a later statement's own text is no more. */
export function isErased(record: StoredRecord, { statementId }: StoredStatement): boolean {
  return erasedParts(record).some(({ about }) => about === statementId);
}

function headOf(parts: readonly StoredPart[]): HeadPart | undefined {
  return parts.find(({ kind }) => kind === 'head')?.content as HeadPart | undefined;
}
