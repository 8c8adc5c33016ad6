import type { Randomness } from '#kernel';
import { isLanguage } from '#vocabulary';

const HANDLE_KINDS = ['ground', 'party', 'person', 'erasure'] as const;
const SINGLE_KINDS = [
  'head',
  'outcome',
  'sharing',
  'event',
  'relation',
  'withdrawal',
  'correction',
  'circle',
  'exclusion',
] as const;

/** Kinds of part that a statement may have several of, told apart by a random handle. */
export type HandleKind = (typeof HANDLE_KINDS)[number];
/** Kinds of part that a statement has at most once, under the kind's own name. */
export type SingleKind = (typeof SINGLE_KINDS)[number];

export type PartName = SingleKind | `reasons:${string}` | `${HandleKind}:${string}`;

export type PartKind = SingleKind | HandleKind | 'reasons';

const HANDLE_NAME = new RegExp(`^(?:${HANDLE_KINDS.join('|')}):[a-z2-7]{8}$`);
const REASONS = 'reasons:';
const SINGLE = new Set<string>(SINGLE_KINDS);
const HANDLE_ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const HANDLE_LENGTH = 8;

/**
 * Whether a disclosure may have this name. The names are a closed grammar, so claims of the signed part,
 * `_sd`, `...`, `__proto__`, `constructor` and `toString` are refused like any other unknown word.
 */
export function isPartName(name: unknown): name is PartName {
  if (typeof name !== 'string') return false;
  if (name.startsWith(REASONS)) return isLanguage(name.slice(REASONS.length));
  return SINGLE.has(name) || HANDLE_NAME.test(name);
}

export function partKind(name: PartName): PartKind {
  return name.replace(/:.*/s, '') as PartKind;
}

/** `ground:k3xv7q2a`: the handle is random, so that a name tells neither order nor number. */
export function newPartName(kind: HandleKind, randomness: Randomness): PartName {
  const bytes = randomness.bytes(HANDLE_LENGTH);
  const handle = Array.from(bytes, (byte) => HANDLE_ALPHABET.charAt(byte & 31)).join('');
  return `${kind}:${handle}`;
}

export function reasonsName(language: string): PartName {
  return `${REASONS}${language}`;
}

/** The language of a reasons part, which stands in its name. */
export function reasonsLanguage(name: PartName): string {
  return name.slice(REASONS.length);
}
