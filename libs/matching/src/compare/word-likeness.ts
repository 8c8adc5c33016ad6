import type { NameWord } from '../analysed-name.js';
import { NICKNAME_GROUPS } from '../names/nicknames.js';
import { editCost } from './edit-cost.js';

/** How two words of two names are alike. */
export type Likeness = 'same' | 'same_sound' | 'same_meaning' | 'spelled_alike' | 'initial' | 'short_form';

export interface WordLikeness {
  /** From 0 to 1. */
  readonly degree: number;
  readonly how: Likeness;
}

const SAME_MEANING = 0.97;
const SAME_CONSONANTS = 0.9;
const INITIAL = 0.7;
const SHORT_FORM = 0.85;
const SKELETON_ONLY = 0.78;

/** What edits a word may cost, by its length: abbreviations allow none, long words two or three. */
export function editLimit(length: number, persons: boolean): number {
  if (length < 4 || (length < 5 && !persons)) return persons ? 0.45 : 0.6;
  if (length < 6) return 1.05;
  if (length < 9) return 1.65;
  return length < 12 ? 2.1 : 2.7;
}

/** Two words that are the same or mean the same. */
export function sameWord(left: NameWord, right: NameWord): WordLikeness | undefined {
  const sameMeaning = left.symbol !== undefined && left.symbol === right.symbol;
  if (left.folded !== right.folded)
    return sameMeaning ? { degree: SAME_MEANING, how: 'same_meaning' } : undefined;
  if (left.written === right.written) return { degree: 1, how: 'same' };
  return { degree: 1, how: sameMeaning ? 'same_meaning' : 'same_sound' };
}

/** Two words that are not the same but may be meant to be. */
export function likeWord(left: NameWord, right: NameWord, persons: boolean): WordLikeness | undefined {
  if (left.kind === 'number' || right.kind === 'number') return undefined;
  if (left.symbol !== undefined && right.symbol !== undefined) return undefined;
  if (persons) {
    const given = likeGivenName(left.folded, right.folded);
    if (given) return given;
  }
  if (left.consonantal || right.consonantal) return likeConsonants(left, right);
  const length = Math.max(left.folded.length, right.folded.length);
  const limit = editLimit(length, persons);
  const cost = editCost(left.folded, right.folded, limit);
  const spelled = cost < limit ? 1 - (1.1 * cost) / length : 0;
  const degree = Math.max(
    spelled,
    longerDegree(left.folded, right.folded),
    left.skeleton === right.skeleton && left.skeleton.length > 2 ? SKELETON_ONLY : 0,
  );
  return degree > 0 ? { degree, how: 'spelled_alike' } : undefined;
}

function likeGivenName(left: string, right: string): WordLikeness | undefined {
  if (left.length === 1 || right.length === 1) {
    return left.startsWith(right.charAt(0)) ? { degree: INITIAL, how: 'initial' } : undefined;
  }
  const groups = NICKNAME_GROUPS.get(right);
  if (groups && NICKNAME_GROUPS.get(left)?.some((group) => groups.includes(group)))
    return { degree: SHORT_FORM, how: 'short_form' };
  return undefined;
}

/** A script without vowels leaves only the consonants to compare. */
function likeConsonants(left: NameWord, right: NameWord): WordLikeness | undefined {
  if (left.skeleton === right.skeleton)
    return { degree: left.skeleton.length > 1 ? SAME_CONSONANTS : 0.6, how: 'same_sound' };
  const length = Math.max(left.skeleton.length, right.skeleton.length);
  if (length < 4) return undefined;
  const cost = editCost(left.skeleton, right.skeleton, 1.2);
  return cost < 1.2 ? { degree: SAME_CONSONANTS - cost / length, how: 'spelled_alike' } : undefined;
}

/** A word with an ending of its language: Murom and муромский. */
function longerDegree(left: string, right: string): number {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  const more = long.length - short.length;
  return short.length > 4 && more < 4 && long.startsWith(short) ? 0.9 - 0.05 * more : 0;
}
