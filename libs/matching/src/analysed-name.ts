import type { FormClass } from './forms/form-class.js';

/** What a name names. `unknown` is compared as either. */
export type NameKind = 'organisation' | 'person' | 'unknown';

/**
 * What part a word plays in a name: `plain` words tell names apart, the others help little. `form` is a legal
 * form that stands inside the name, where it cannot be taken off.
 */
export type WordKind =
  'plain' | 'initials' | 'generic' | 'place' | 'number' | 'joining' | 'title' | 'patronymic' | 'form';

/** One word of a name. */
export interface NameWord {
  /** As written, in lower case. */
  readonly written: string;
  /** In Latin letters, lower case. */
  readonly sound: string;
  /** As it sounds, in the few letters that spellings agree on: `huavei` for huawei, хуавей and 华为. */
  readonly folded: string;
  /** The consonants of `folded`. */
  readonly skeleton: string;
  readonly kind: WordKind;
  /** The same for all words of one meaning in all languages; a number is its own. */
  readonly symbol: string | undefined;
  /** How much the word tells, from 0 to 1: rare words tell most. */
  readonly weight: number;
  /** True when the script leaves vowels out. */
  readonly consonantal: boolean;
  /** The syllables of a word in Chinese signs. */
  readonly syllables: readonly string[];
}

/** A legal form taken off a name. */
export interface NameForm {
  readonly written: string;
  readonly formClass: FormClass;
}

/** A name taken apart once, so that it can be compared with many. */
export interface AnalysedName {
  readonly kind: NameKind;
  /** The words that are compared, in order, at most 24. */
  readonly words: readonly NameWord[];
  readonly forms: readonly NameForm[];
  /** The words, folded, and words of general meaning by their symbol. Names with equal norms are alike. */
  readonly norm: string;
  /** `norm` as single words, each once: what the register files a name under. */
  readonly tokens: readonly string[];
  /** Of the tokens those that tell names apart. */
  readonly distinctive: readonly string[];
  /** All words written together, folded. */
  readonly joined: string;
  /** The first letters of the words; with those of the legal forms behind them, when there are any. */
  readonly acronyms: readonly string[];
}
