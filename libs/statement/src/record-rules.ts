import type { PartName } from './part-name.js';
import type { GroundPart, SharingPart } from './parts/index.js';
import { StatementError, type StatementErrorCode } from './statement.errors.js';

/** A ground and where it stands: under its part name, or at its place in the author's form. */
export interface PlacedGround {
  readonly ground: GroundPart;
  readonly path: readonly string[];
}

/** Ground that says no lighter means sufficed: a reason to refuse, never the reason for concern. */
const NO_LIGHTER_MEANS = 'PRC-06';
/** Ground outside the code list: without words it would say nothing. */
const OTHER_GROUND = 'UND-04';

/** At least one ground, each once, PRC-06 never alone, UND-04 with a text. */
export function checkGrounds(grounds: readonly PlacedGround[], path: readonly string[]): void {
  const codes = new Set<string>();
  for (const { ground, path: here } of grounds) {
    if (codes.has(ground.code)) refuse('RECORD_GROUND_REPEATED', here);
    if (ground.code === OTHER_GROUND && !ground.text) refuse('RECORD_GROUND_TEXT', here);
    codes.add(ground.code);
  }
  if (codes.size === 0) refuse('RECORD_GROUND_MISSING', path);
  if (codes.size === 1 && codes.has(NO_LIGHTER_MEANS)) refuse('RECORD_GROUND_ALONE', path);
}

/** The sharing speaks of parts that exist: a misspelt name would leave a part unshared without a word. */
export function checkSharing(sharing: SharingPart, names: Iterable<PartName>): void {
  const known = new Set<string>(names);
  const stray = Object.keys(sharing.parts).find((name) => !known.has(name));
  if (stray !== undefined) refuse('RECORD_SHARING_UNKNOWN_PART', ['sharing', 'parts', stray]);
}

function refuse(code: StatementErrorCode, path: readonly string[]): never {
  throw new StatementError(code, { path });
}
