import vocabulary from './data/grounds.json' with { type: 'json' };
import { findTerm, type Term } from './term.js';

/** Version of all lists of this room: a record can say under which one it was written. */
export const VOCABULARY_VERSION = '2026.1';

/** `SEC-07`: group and number. The list grows, so the type stays open; `findGround` is the test. */
export type GroundCode = string;

export interface GroundGroup extends Term {
  readonly definition: string;
}

/** A ground of refusal, with the code of its group and the text it was taken from. */
export interface Ground extends Term<GroundCode> {
  readonly group: string;
  readonly definition: string;
  readonly source: string;
}

/** Level 1 of the grounds, in the order in which they are shown. */
export const groundGroups: readonly GroundGroup[] = vocabulary.groups.map(({ code, label, definition }) => ({
  code,
  label,
  definition,
}));

/** Level 2: every ground, in the order of its group. */
export const grounds: readonly Ground[] = vocabulary.groups.flatMap((group) =>
  group.grounds.map((ground) => ({ ...ground, group: group.code })),
);

export function findGround(code: GroundCode): Ground | undefined {
  return findTerm(grounds, code);
}

/** Codes that say why there is no ground; they are not compared or counted as grounds. */
export function isGroundUnavailable(code: GroundCode): boolean {
  return findGround(code)?.group === 'UND';
}
