import type { ClassConstructor } from 'class-transformer';
import { isMarkingTooHigh } from '#vocabulary';
import { checkShape, fieldError } from './check-shape.js';
import { isPartName, type PartKind, partKind, type PartName } from './part-name.js';
import {
  Audience,
  CirclePart,
  CorrectionPart,
  ErasurePart,
  EventPart,
  ExclusionPart,
  GroundPart,
  HeadPart,
  isManifestKind,
  OutcomePart,
  PartyPart,
  PersonPart,
  ReasonsPart,
  RelationPart,
  SharingPart,
  WithdrawalPart,
} from './parts/index.js';
import { StatementError, type StatementErrorCode } from './statement.errors.js';

export interface PartByKind {
  head: HeadPart;
  outcome: OutcomePart;
  ground: GroundPart;
  reasons: ReasonsPart;
  party: PartyPart;
  person: PersonPart;
  sharing: SharingPart;
  event: EventPart;
  relation: RelationPart;
  withdrawal: WithdrawalPart;
  correction: CorrectionPart;
  erasure: ErasurePart;
  circle: CirclePart;
  exclusion: ExclusionPart;
}

export type StatementPart = PartByKind[PartKind];

const CLASSES: { readonly [Kind in PartKind]: ClassConstructor<PartByKind[Kind]> } = {
  head: HeadPart,
  outcome: OutcomePart,
  ground: GroundPart,
  reasons: ReasonsPart,
  party: PartyPart,
  person: PersonPart,
  sharing: SharingPart,
  event: EventPart,
  relation: RelationPart,
  withdrawal: WithdrawalPart,
  correction: CorrectionPart,
  erasure: ErasurePart,
  circle: CirclePart,
  exclusion: ExclusionPart,
};

/**
 * The part of this name with these values, which are to come from `parseStrictJson`.
 * StatementError PART_INVALID names the field, never its content.
 */
export function validatePart(name: PartName, value: unknown): StatementPart {
  return validatePartAs(partKind(name), value, [name], 'PART_INVALID');
}

/** The same for a caller that knows the kind and has a path of its own. */
export function validatePartAs<Kind extends PartKind>(
  kind: Kind,
  value: unknown,
  path: readonly string[],
  code: StatementErrorCode,
): PartByKind[Kind] {
  if (kind === 'outcome') refuseHighMarking(value, path);
  const part = checkShape<PartByKind[Kind]>(CLASSES[kind], value, path, code);
  if (part instanceof HeadPart) checkReference(part, path);
  if (part instanceof SharingPart) checkAudiences(part, path, code);
  return part;
}

/** What is about a record would be about nothing without its reference. */
function checkReference({ kind, ref }: HeadPart, path: readonly string[]): void {
  if ((kind === 'decision' || isManifestKind(kind)) === (ref === undefined)) return;
  throw new StatementError(ref === undefined ? 'HEAD_REF_MISSING' : 'HEAD_REF_STRAY', {
    path: [...path, 'ref'],
  });
}

function refuseHighMarking(value: unknown, path: readonly string[]): void {
  if (typeof value !== 'object' || value === null || !('marking' in value)) return;
  if (typeof value.marking === 'string' && isMarkingTooHigh(value.marking)) {
    throw new StatementError('PART_MARKING_TOO_HIGH', { path: [...path, 'marking'] });
  }
}

function checkAudiences({ parts }: SharingPart, path: readonly string[], code: StatementErrorCode): void {
  for (const [name, audience] of Object.entries(parts)) {
    if (!isPartName(name) || name === 'head' || name === 'sharing') {
      throw fieldError(code, [...path, 'parts'], 'must name parts other than head and sharing');
    }
    checkShape(Audience, audience, [...path, 'parts', name], code);
  }
}
