import type { OpenedParts } from './open-disclosures.js';
import { partKind, type PartName } from './part-name.js';
import type {
  GroundPart,
  HeadPart,
  OutcomePart,
  PartyPart,
  PersonPart,
  ReasonsPart,
  SharingPart,
} from './parts/index.js';
import { checkGrounds, checkSharing } from './record-rules.js';
import { StatementError } from './statement.errors.js';
import { type PartByKind, type StatementPart, validatePart } from './validate-part.js';

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

export type ValidParts = ReadonlyMap<PartName, StatementPart>;

/** Each opened part on its own: all that can be said of a set that may be partial. */
export function validateParts(opened: OpenedParts): ValidParts {
  return new Map([...opened].map(([name, { value }]) => [name, validatePart(name, value)]));
}

/** The decision with all its parts opened: every part valid, and the rules across parts kept. */
export function validateRecord(opened: OpenedParts): DecisionRecord {
  return recordOf(validateParts(opened));
}

/** A record of valid parts; refuses what no part can show alone. */
export function recordOf(parts: ValidParts): DecisionRecord {
  const record = {
    head: single(parts, 'head'),
    outcome: single(parts, 'outcome'),
    grounds: several(parts, 'ground'),
    reasons: several(parts, 'reasons'),
    parties: several(parts, 'party'),
    persons: several(parts, 'person'),
    sharing: single(parts, 'sharing'),
  };
  checkGrounds(
    [...record.grounds].map(([name, ground]) => ({ ground, path: [name] })),
    ['ground'],
  );
  checkSharing(record.sharing, parts.keys());
  return record;
}

function single<Kind extends 'head' | 'outcome' | 'sharing'>(
  parts: ValidParts,
  kind: Kind,
): PartByKind[Kind] {
  const part = parts.get(kind);
  if (!part) throw new StatementError('RECORD_PART_MISSING', { path: [kind] });
  return part as PartByKind[Kind];
}

function several<Kind extends keyof PartByKind>(
  parts: ValidParts,
  kind: Kind,
): ReadonlyMap<PartName, PartByKind[Kind]> {
  const found = [...parts].filter(([name]) => partKind(name) === kind);
  return new Map(found as [PartName, PartByKind[Kind]][]);
}
