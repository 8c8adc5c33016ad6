import { refusalOf } from './refusal-code.js';
import { samplePart, withField } from './sample-parts.js';
import type { PartName } from '../part-name.js';
import { validatePart } from '../validate-part.js';

export type Kind = keyof typeof samplePart;

/** A name for a part of each kind. */
export const NAMES: Record<Kind, PartName> = {
  head: 'head',
  outcome: 'outcome',
  ground: 'ground:abcdefgh',
  reasons: 'reasons:en',
  party: 'party:abcdefgh',
  person: 'person:abcdefgh',
  sharing: 'sharing',
  event: 'event',
  relation: 'relation',
  withdrawal: 'withdrawal',
  correction: 'correction',
  erasure: 'erasure:abcdefgh',
  circle: 'circle',
  exclusion: 'exclusion',
};
export const KINDS = Object.keys(NAMES) as Kind[];

/** What the sample with another value at this path is refused with, or `accepted`. */
export const judge = (kind: Kind, path: string, value: unknown): string =>
  refusalOf(() => validatePart(NAMES[kind], withField(samplePart[kind](), path, value))).replace(
    `PART_INVALID at ${NAMES[kind]}/`,
    '',
  );

/** Every field of the sample at this path is refused with the path of the field. */
export const refuses = (kind: Kind, path: string, ...values: unknown[]): void => {
  for (const value of values) expect(judge(kind, path, value)).toBe(path.replaceAll('.', '/'));
};
/** Every one of these values is accepted at this path. */
export const takes = (kind: Kind, path: string, ...values: unknown[]): void => {
  for (const value of values) expect(judge(kind, path, value)).toBe('accepted');
};
