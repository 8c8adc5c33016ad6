import { partKind, type PartKind, type PartName, type SingleKind } from './part-name.js';
import { StatementError } from './statement.errors.js';
import type { PartByKind, StatementPart } from './validate-part.js';

/** Parts that were each found valid, by name. */
export type ValidParts = ReadonlyMap<PartName, StatementPart>;

/** The part of which a statement has one; StatementError RECORD_PART_MISSING when it is not there. */
export function onePart<Kind extends SingleKind>(parts: ValidParts, kind: Kind): PartByKind[Kind] {
  const part = parts.get(kind);
  if (!part) throw new StatementError('RECORD_PART_MISSING', { path: [kind] });
  return part as PartByKind[Kind];
}

/** All parts of a kind, by name, in the order in which they stand. */
export function partsOfKind<Kind extends PartKind>(
  parts: ValidParts,
  kind: Kind,
): ReadonlyMap<PartName, PartByKind[Kind]> {
  const found = [...parts].filter(([name]) => partKind(name) === kind);
  return new Map(found as [PartName, PartByKind[Kind]][]);
}
