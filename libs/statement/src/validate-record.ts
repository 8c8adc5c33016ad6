import { checkComposition } from './check-composition.js';
import { onePart, partsOfKind, type ValidParts } from './find-parts.js';
import type { OpenedParts } from './open-disclosures.js';
import type { PartName } from './part-name.js';
import type {
  GroundPart,
  HeadPart,
  OutcomePart,
  PartyPart,
  PersonPart,
  ReasonsPart,
  SharingPart,
} from './parts/index.js';
import { checkGrounds, checkSharing, placed } from './record-rules.js';
import { StatementError } from './statement.errors.js';
import { validatePart } from './validate-part.js';

/** Everything a state says about one decision, by part name. */
export interface DecisionRecord {
  readonly head: HeadPart;
  readonly outcome: OutcomePart;
  readonly grounds: ReadonlyMap<PartName, GroundPart>;
  readonly reasons: ReadonlyMap<PartName, ReasonsPart>;
  readonly parties: ReadonlyMap<PartName, PartyPart>;
  readonly persons: ReadonlyMap<PartName, PersonPart>;
  readonly sharing: SharingPart;
}

/** Each opened part on its own: all that can be said of a set that may be partial. */
export function validateParts(opened: OpenedParts): ValidParts {
  return new Map([...opened].map(([name, { value }]) => [name, validatePart(name, value)]));
}

/** The decision with all its parts opened: every part valid, and the rules across parts kept. */
export function validateRecord(opened: OpenedParts): DecisionRecord {
  return recordOf(validateParts(opened));
}

/**
 * A record of valid parts; refuses what no part can show alone. Also for a record as corrected: the head of
 * the decision with every part as it stands now.
 */
export function recordOf(parts: ValidParts): DecisionRecord {
  const head = onePart(parts, 'head');
  if (head.kind !== 'decision') throw new StatementError('HEAD_NOT_DECISION', { path: ['head', 'kind'] });
  checkComposition('decision', parts.keys());
  const record = {
    head,
    outcome: onePart(parts, 'outcome'),
    grounds: partsOfKind(parts, 'ground'),
    reasons: partsOfKind(parts, 'reasons'),
    parties: partsOfKind(parts, 'party'),
    persons: partsOfKind(parts, 'person'),
    sharing: onePart(parts, 'sharing'),
  };
  checkGrounds(placed(record.grounds), ['ground']);
  checkSharing(record.sharing, parts.keys());
  return record;
}
