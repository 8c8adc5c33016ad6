import { isRecordPartKind, partKind, type ValidParts } from '#statement';

import { readEvidence } from './read-evidence.js';
import type { ShownPrecedent } from './shown-precedent.type.js';

/** The parts of the decision with the words that its corrections have given them. */
export function currentParts({ evidence, history }: ShownPrecedent): ValidParts {
  const corrections = history
    .filter(({ kind }) => kind.code === 'correction')
    .toSorted((one, other) => one.logIndex - other.logIndex)
    .flatMap((correction) => [...readEvidence(correction.evidence)])
    .filter(([name]) => isRecordPartKind(partKind(name)));
  return new Map([...readEvidence(evidence), ...corrections]);
}
