import { type AudienceDefinition, type MembershipView, mayRead } from '#access';
import type { Membership } from '#membership';
import type { PartKind, StatementKind } from '#statement';

/** One part as the database gave it: the disclosure, its unpacked value, and whom it is for. */
export interface StoredPart {
  readonly part: string;
  readonly kind: PartKind;
  readonly content: unknown;
  readonly encoded: string;
  readonly audience: AudienceDefinition;
  /** Whether these were the words at the moment asked about: logged by then, and not yet corrected. */
  readonly current: boolean;
}

/** One authority statement about the record, with those of its parts that are there. */
export interface StoredStatement {
  readonly statementId: string;
  /** Name of the log that it stands in, and its place there. */
  readonly origin: string;
  readonly logIndex: number;
  readonly kind: StatementKind;
  readonly recordedAt: Date;
  readonly signedPart: string;
  /** Base64. */
  readonly leafHash: string;
  readonly parts: readonly StoredPart[];
}

/** A tie that another record's owner has declared to this one. */
export interface StoredTie {
  readonly recordId: string;
  readonly state: string;
  readonly recordedAt: Date;
  readonly content: unknown;
  readonly audience: AudienceDefinition;
}

/** A record with all that was said about it. What comes out of `onlyShared` holds nothing the reader may not see. */
export interface StoredRecord {
  readonly recordId: string;
  /** In which order this node took records in: newest is highest. */
  readonly arrival: number;
  readonly state: string;
  readonly demo: boolean;
  readonly recordedAt: Date;
  /** In the order of the log; the decision is the first. */
  readonly statements: readonly StoredStatement[];
  readonly ties: readonly StoredTie[];
}

/** Whose eyes, and when. */
export interface Viewpoint {
  readonly state: string;
  readonly membership: Membership;
  /** The membership with what the owners of the records have said of circles and exclusions. */
  readonly members: MembershipView;
  readonly at: Date;
}

/**
 * Keeps the parts that the reader may see, by the one pure decision; row-level security has decided the
 * same before. A record of which nothing may be seen does not exist for this reader.
 */
export function onlyShared(record: StoredRecord, view: Viewpoint): StoredRecord | undefined {
  const may = ({ audience }: { readonly audience: AudienceDefinition }): boolean =>
    mayRead(audience, view.state, view.members, view.at);
  const statements = record.statements
    .map((statement) => ({ ...statement, parts: statement.parts.filter(may) }))
    .filter(({ parts }) => parts.length > 0);
  return statements.length > 0 ? { ...record, statements, ties: record.ties.filter(may) } : undefined;
}
