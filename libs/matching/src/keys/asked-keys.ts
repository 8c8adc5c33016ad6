import type { AnalysedName, NameWord } from '../analysed-name.js';
import { MOST_RARE, skeletonRarity, wordRarity } from '../frequency/rarity.js';
import { foldWord } from '../words/fold-word.js';
import { joinsOf, shinglesOf } from './joins-of.js';
import { cut, deletionsOf, isAcronym, skeletonKey } from './word-keys.js';

/** One key to look for. */
export interface AskedKey {
  readonly key: string;
  /** How much it tells that a recorded name has it; the rarer the more. From a fixed table, not from the register. */
  readonly weight: number;
  /** The word it stands for: of several keys that are found for one word, only the best counts. */
  readonly group: number;
}

/** No question asks for more keys than this. */
const MOST_KEYS = 300;
/** What is left of a word's weight when only part of it, or its like, is found. */
const DELETED = 0.75;
const SKELETON = 0.7;
const JOINED = 0.9;
const SHINGLE = 0.5;
const ACRONYM = 0.6;
const GENERIC = 0.6;

/** What to look for, rarest first. */
export function askedKeys(name: AnalysedName): AskedKey[] {
  const found = new Map<string, AskedKey>();
  const add = (key: string, weight: number, group: number): void => {
    const before = found.get(key);
    if (!before || before.weight < weight) found.set(key, { key, weight, group });
  };
  name.words.forEach((word, group) => wordKeys(word, group, add));
  for (const { first, joined } of joinsOf(name)) {
    const weight = JOINED * MOST_RARE;
    add(joined, weight, first);
    add(`+${joined}`, weight, first);
  }
  for (const acronym of name.acronyms) if (isAcronym(acronym)) add(foldWord(acronym), ACRONYM * MOST_RARE, 0);
  const letters = name.words.map(({ sound }) => sound).join('');
  if (isAcronym(letters)) add(`^${letters}`, ACRONYM * MOST_RARE, 0);
  return [...found.values()].sort(rarestFirst).slice(0, MOST_KEYS);
}

function wordKeys(
  word: NameWord,
  group: number,
  add: (key: string, weight: number, group: number) => void,
): void {
  const { folded, symbol, kind } = word;
  if (symbol !== undefined) add(`=${symbol}`, GENERIC * wordRarity(`=${symbol}`), group);
  if (symbol !== undefined && kind !== 'title') return;
  const rarity = kind === 'joining' ? 0 : wordRarity(folded);
  add(cut(folded), rarity, group);
  if (kind === 'joining') return;
  const skeleton = skeletonKey(word);
  if (skeleton !== undefined) add(skeleton, SKELETON * Math.min(rarity, skeletonRarity(skeleton)), group);
  add(`+${cut(folded)}`, JOINED * rarity, group);
  if (isAcronym(word.sound)) add(`^${word.sound}`, ACRONYM * rarity, group);
  for (const shingle of shinglesOf(word))
    for (const key of [shingle, `+${shingle}`]) add(key, SHINGLE * rarity, group);
  if (kind !== 'plain' && kind !== 'patronymic') return;
  if (folded.length >= 5) add(`-${cut(folded)}`, DELETED * rarity, group);
  for (const deletion of deletionsOf(folded)) {
    add(`-${deletion}`, DELETED * rarity, group);
    add(deletion, DELETED * rarity, group);
  }
}

function rarestFirst(left: AskedKey, right: AskedKey): number {
  return right.weight - left.weight || (left.key < right.key ? -1 : 1);
}
