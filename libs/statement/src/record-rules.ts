import type { PartName } from './part-name.js';
import type { GroundPart, SharingPart } from './parts/index.js';
import { StatementError, type StatementErrorCode } from './statement.errors.js';

type Path = readonly string[];

/** A ground and where it stands: under its part name, or at its place in the author's form. */
export interface PlacedGround {
  readonly ground: GroundPart;
  readonly path: Path;
}

/** Ground that says no lighter means sufficed: a reason to refuse, never the reason for concern. */
const NO_LIGHTER_MEANS = 'PRC-06';
/** Ground outside the code list: without words it would say nothing. */
const OTHER_GROUND = 'UND-04';

/** At least one ground, each once, PRC-06 never alone, UND-04 with a text. */
export function checkGrounds(grounds: readonly PlacedGround[], path: Path): void {
  checkSomeGrounds(grounds);
  const [first] = grounds;
  if (!first) refuse('RECORD_GROUND_MISSING', path);
  if (grounds.length === 1 && first.ground.code === NO_LIGHTER_MEANS) refuse('RECORD_GROUND_ALONE', path);
}

/** What holds for any choice of grounds out of one record: each once, UND-04 with a text. */
export function checkSomeGrounds(grounds: readonly PlacedGround[]): void {
  const codes = new Set<string>();
  for (const { ground, path } of grounds) {
    if (codes.has(ground.code)) refuse('RECORD_GROUND_REPEATED', path);
    if (ground.code === OTHER_GROUND && !ground.text) refuse('RECORD_GROUND_TEXT', path);
    codes.add(ground.code);
  }
}

/** Grounds of a statement, each at its part name. */
export function placed(grounds: ReadonlyMap<PartName, GroundPart>): PlacedGround[] {
  return [...grounds].map(([name, ground]) => ({ ground, path: [name] }));
}

/** The sharing speaks of parts that exist: a misspelt name would leave a part unshared without a word. */
export function checkSharing(sharing: SharingPart, names: Iterable<PartName>): void {
  const known = new Set<string>(names);
  const stray = Object.keys(sharing.parts).find((name) => !known.has(name));
  if (stray !== undefined) refuse('RECORD_SHARING_UNKNOWN_PART', ['sharing', 'parts', stray]);
}

/** A record belongs with another one, never with itself. */
export function checkRelated(ref: string | undefined, to: string): void {
  if (to === ref) refuse('RELATION_TO_ITSELF', ['relation', 'to']);
}

/** Each part is erased once, for one reason. */
export function checkErased(erasures: readonly { readonly part: PartName; readonly path: Path }[]): void {
  const seen = new Set<PartName>();
  for (const { part, path } of erasures) {
    if (seen.has(part)) refuse('ERASURE_REPEATED', [...path, 'part']);
    seen.add(part);
  }
}

function refuse(code: StatementErrorCode, path: Path): never {
  throw new StatementError(code, { path });
}
