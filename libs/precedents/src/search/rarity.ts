import type { Facet } from '#intake';

import frozen from './data/rarity.json' with { type: 'json' };

/** Which table the order of answers rests on. */
export const RARITY_VERSION = frozen.version;

const WORDS = new Map(Object.entries(frozen.words));
const CODES = new Map(Object.entries(frozen.codes));

/**
 * How much it says that a text has a word, in thousandths. Counted once, over the published cases and the vocabulary, and
 * shipped: counted over what the register holds, it would tell how many hidden records have the word.
 */
export function wordRarity(word: string): number {
  return rarity(WORDS.get(word) ?? 1, frozen.texts);
}

/** The same for a code that a record carries. */
export function codeRarity(facet: Facet, code: string): number {
  return rarity(CODES.get(`${facet}:${code}`) ?? 0, frozen.cases);
}

/** The inverse document frequency of BM25, never below zero. */
function rarity(having: number, all: number): number {
  return Math.round(1000 * Math.log(1 + (all - having + 0.5) / (having + 0.5)));
}
