import { checkComposition, isRecordPartKind } from './check-composition.js';
import { canonicalText } from '#kernel';
import { manifestAudience } from './manifest-audience.js';
import { onePart, partsOfKind, type ValidParts } from './find-parts.js';
import type { OpenedParts } from './open-disclosures.js';
import { partKind, type PartName } from './part-name.js';
import {
  type CirclePart,
  type ExclusionPart,
  type HeadPart,
  isManifestKind,
  type ManifestKind,
  type SharingPart,
} from './parts/index.js';
import { checkErased, checkRelated, checkSharing, checkSomeGrounds, placed } from './record-rules.js';
import { StatementError, type StatementErrorCode } from './statement.errors.js';
import { recordOf, validateParts } from './validate-record.js';

/** A whole statement of any kind. */
export interface StatementContent {
  readonly head: HeadPart;
  readonly sharing: SharingPart;
  /** Every part by name, head and sharing among them. */
  readonly parts: ValidParts;
}

/** A statement with all its parts opened: every part valid, and the rules of its kind kept. */
export function validateStatement(opened: OpenedParts): StatementContent {
  return statementOf(validateParts(opened));
}

/** A statement of valid parts; refuses what no part can show alone. */
export function statementOf(parts: ValidParts): StatementContent {
  const head = onePart(parts, 'head');
  if (head.kind === 'decision') recordOf(parts);
  checkComposition(head.kind, parts.keys());
  const sharing = onePart(parts, 'sharing');
  checkManifest(head, sharing, parts);
  if (head.kind === 'correction') checkCorrection(parts);
  if (head.kind === 'relation') checkRelated(head.ref, onePart(parts, 'relation').to);
  if (head.kind === 'erasure') checkErased(erasuresOf(parts));
  if (isManifestKind(head.kind)) checkOwnAudience(head.kind, sharing, onePart(parts, head.kind));
  return { head, sharing, parts };
}

/** Who learns of hits is said about a record, so only where its sharing is said as a whole. */
function checkManifest({ kind }: HeadPart, sharing: SharingPart, parts: ValidParts): void {
  if (kind === 'sharing') return;
  checkSharing(sharing, parts.keys());
  if (kind === 'decision') return;
  const level = (['announce', 'silent'] as const).find((name) => sharing[name] !== undefined);
  if (level) refuse('SHARING_LEVEL_STRAY', ['sharing', level]);
}

/** Whether the record as corrected keeps the rules of a record is for those to say who know the record. */
function checkCorrection(parts: ValidParts): void {
  if (![...parts.keys()].map(partKind).some(isRecordPartKind)) refuse('CORRECTION_EMPTY', ['correction']);
  checkSomeGrounds(placed(partsOfKind(parts, 'ground')));
}

/** Else a list of who is shut out could be shown to those it shuts out, or a circle to those it is kept from. */
function checkOwnAudience(kind: ManifestKind, sharing: SharingPart, part: CirclePart | ExclusionPart): void {
  const [said, due] = [sharing.parts[kind], manifestAudience(part)];
  const same = said ? canonicalText({ ...said }) === canonicalText(due) : due.circles.length === 0;
  if (!same) refuse('MANIFEST_SHARING', ['sharing', 'parts', kind]);
}

function erasuresOf(parts: ValidParts): { part: PartName; path: readonly string[] }[] {
  return [...partsOfKind(parts, 'erasure')].map(([name, { part }]) => ({ part, path: [name] }));
}

function refuse(code: StatementErrorCode, path: readonly string[]): never {
  throw new StatementError(code, { path });
}
