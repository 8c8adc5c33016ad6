import type { PartName } from '#statement';

import type { LoggedStatement } from './logged-statement.js';
import type { PartPlace } from './project-part.js';

/** The record that a statement is about, and where its decision stands in the log. */
export interface RecordPlace {
  readonly recordId: string;
  readonly recordArrival: number;
}

/** Where the rows of each part of a statement belong, and for whom they are. */
export function placesOf(
  { parts, entry, state }: LoggedStatement,
  { recordId, recordArrival }: RecordPlace,
  audienceIdFor: (part: PartName) => string,
): PartPlace[] {
  const { arrival, loggedAt: knownFrom } = entry;
  return [...parts].map(([part, { digest, encoded, value }]) => ({
    ...{ recordId, state, recordArrival, arrival, knownFrom, part, digest, encoded, value },
    audienceId: audienceIdFor(part),
  }));
}
