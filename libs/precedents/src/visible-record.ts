import { type AudienceDefinition, mayRead } from '#access';
import type { Membership } from '#membership';
import type { PartKind } from '#statement';

/** One part as the database gave it: the disclosure, its unpacked value, and whom it is for. */
export interface StoredPart {
  readonly part: string;
  readonly kind: PartKind;
  readonly content: unknown;
  readonly encoded: string;
  readonly audience: AudienceDefinition;
}

/** A record with its parts. What comes out of `onlyShared` holds nothing the reader may not see. */
export interface StoredRecord {
  readonly recordId: string;
  readonly logIndex: number;
  readonly state: string;
  readonly demo: boolean;
  readonly recordedAt: Date;
  readonly signedPart: string;
  readonly leafHash: Buffer;
  readonly parts: readonly StoredPart[];
}

/** Whose eyes, and when. */
export interface Viewpoint {
  readonly state: string;
  readonly membership: Membership;
  readonly at: Date;
}

/**
 * Keeps the parts that the reader may see, by the one pure decision; row-level security has decided the
 * same before. A record of which nothing may be seen does not exist for this reader.
 */
export function onlyShared(record: StoredRecord, view: Viewpoint): StoredRecord | undefined {
  const parts = record.parts.filter((part) => mayRead(part.audience, view.state, view.membership, view.at));
  return parts.length > 0 ? { ...record, parts } : undefined;
}
