import type { LogEntry } from '#ledger';
import type { HeadPart, OpenedParts, PartName, SharingPart } from '#statement';

/** A statement in the log, with the parts that this node holds: all of them at home, fewer elsewhere. */
export interface LoggedStatement {
  readonly entry: Pick<LogEntry, 'statementId' | 'arrival' | 'loggedAt'>;
  readonly state: string;
  readonly demo: boolean;
  readonly parts: OpenedParts;
}

/** Everyone who holds any part holds the head; the gate lets no statement in without one. */
export function headOf({ parts }: LoggedStatement): HeadPart {
  return valueOf<HeadPart>(parts, 'head') ?? noHead();
}

export function sharingOf({ parts }: LoggedStatement): SharingPart | undefined {
  return valueOf<SharingPart>(parts, 'sharing');
}

/** The value of a part that was validated before it was logged. */
export function valueOf<Part>(parts: OpenedParts, name: PartName): Part | undefined {
  return parts.get(name)?.value as Part | undefined;
}

function noHead(): never {
  throw new Error('A statement without a head was let through.');
}
