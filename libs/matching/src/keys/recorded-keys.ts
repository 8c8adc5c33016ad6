import type { AnalysedName } from '../analysed-name.js';
import { joinsOf, shinglesOf } from './joins-of.js';
import { cut, deletionsOf, isAcronym, skeletonKey } from './word-keys.js';

/** No name is filed under more keys than this. */
const MOST_KEYS = 200;

/**
 * What a recorded name is filed under. A key of letters is a word of the name; the others begin with a sign: `=`
 * a meaning, `~` consonants, `+` words or syllables together, `-` a word less one letter, `^` first letters.
 */
export function recordedKeys(name: AnalysedName): string[] {
  const { words, acronyms } = name;
  const keys = new Set<string>();
  for (const { folded, symbol } of words) keys.add(symbol === undefined ? cut(folded) : `=${symbol}`);
  for (const { joined } of joinsOf(name)) keys.add(`+${joined}`);
  for (const word of words) {
    if (word.kind === 'joining' || word.kind === 'number') continue;
    const skeleton = word.symbol === undefined ? skeletonKey(word) : undefined;
    if (skeleton !== undefined) keys.add(skeleton);
    for (const shingle of shinglesOf(word)) keys.add(`+${shingle}`);
  }
  for (const acronym of acronyms) if (isAcronym(acronym)) keys.add(`^${acronym}`);
  for (const { kind, folded } of words) {
    if (kind === 'plain' || kind === 'patronymic')
      for (const deletion of deletionsOf(folded)) keys.add(`-${deletion}`);
  }
  return [...keys].slice(0, MOST_KEYS);
}
