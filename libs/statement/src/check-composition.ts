import type { StatementKind } from '#vocabulary';
import { partKind, type PartKind, type PartName } from './part-name.js';
import { StatementError } from './statement.errors.js';
import type { PartByKind } from './validate-part.js';

/** Parts that a decision is recorded in besides its outcome. */
const DETAILS = ['ground', 'reasons', 'party', 'person'] as const;

/** Kinds of part that the record of a decision is made of. */
export type RecordPartKind = 'outcome' | (typeof DETAILS)[number];
export type RecordPart = PartByKind[RecordPartKind];

interface Composition {
  readonly needed: readonly PartKind[];
  readonly allowed: readonly PartKind[];
}

/** The parts of each kind of statement, besides head and sharing, which every statement has. */
const COMPOSITIONS: Readonly<Record<StatementKind, Composition>> = {
  decision: { needed: ['outcome'], allowed: DETAILS },
  correction: { needed: ['correction'], allowed: ['outcome', ...DETAILS] },
  'legal-event': { needed: ['event'], allowed: [] },
  relation: { needed: ['relation'], allowed: [] },
  sharing: { needed: [], allowed: [] },
  withdrawal: { needed: ['withdrawal'], allowed: [] },
  erasure: { needed: ['erasure'], allowed: [] },
  circle: { needed: ['circle'], allowed: [] },
  exclusion: { needed: ['exclusion'], allowed: [] },
};

/** StatementError RECORD_PART_MISSING or RECORD_PART_STRAY unless the parts are those of this kind. */
export function checkComposition(kind: StatementKind, names: Iterable<PartName>): void {
  const { needed, allowed } = COMPOSITIONS[kind];
  const expected: readonly PartKind[] = ['head', ...needed, 'sharing'];
  const given = [...names];
  const kinds = new Set(given.map(partKind));
  const missing = expected.find((part) => !kinds.has(part));
  if (missing) throw new StatementError('RECORD_PART_MISSING', { path: [missing] });
  const stray = given.find((name) => ![...expected, ...allowed].includes(partKind(name)));
  if (stray) throw new StatementError('RECORD_PART_STRAY', { path: [stray] });
}

/** Whether a part of this kind belongs to the record of a decision, so that a correction may replace it. */
export function isRecordPartKind(kind: PartKind): kind is RecordPartKind {
  return COMPOSITIONS.correction.allowed.includes(kind);
}
