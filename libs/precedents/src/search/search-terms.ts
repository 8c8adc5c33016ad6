import type { EntityManager } from 'typeorm';

import type { Coded } from './coded-facets.js';
import type { ParsedQuery } from './parse-query.js';
import { codeRarity, wordRarity } from './rarity.js';
import { type Stem, distinctStems, stemWords } from './stem-words.js';

export interface WeighedStem extends Stem {
  /** Rarity of the word, in thousandths. */
  readonly weight: number;
}

export interface WeighedCode extends Coded {
  /** The words of the question that name it, each name once. */
  readonly asked: readonly string[];
  readonly weight: number;
}

/** One word of a phrase in one language: how far behind the first it stands, and how many of the phrase's words count there. */
export interface PhraseStem extends Omit<Stem, 'term'> {
  readonly phrase: number;
  readonly place: number;
  readonly needed: number;
}

/** What a question is in the terms of the index. */
export interface SearchTerms {
  readonly words: readonly string[];
  readonly stems: readonly WeighedStem[];
  readonly codes: readonly WeighedCode[];
  readonly phrases: readonly PhraseStem[];
  readonly phraseCount: number;
  readonly without: readonly Stem[];
}

export async function searchTerms(manager: EntityManager, query: ParsedQuery): Promise<SearchTerms> {
  const { words, without } = query;
  const all = await stemWords(manager, [...words, ...without]);
  const stems = all.filter(({ term }) => term < words.length);
  return {
    words,
    stems: distinctStems(stems).map((stem) => ({ ...stem, weight: wordRarity(words[stem.term] ?? '') })),
    codes: distinctCodes(query.codes),
    phrases: query.phrases.flatMap((places, phrase) => phraseStems(stems, places, phrase)),
    phraseCount: query.phrases.length,
    without: all.filter(({ term }) => term >= words.length),
  };
}

function distinctCodes(named: ParsedQuery['codes']): WeighedCode[] {
  const codes = new Map<string, WeighedCode>();
  for (const { facet, code, asked } of named) {
    const key = `${facet} ${code}`;
    const names = new Set([...(codes.get(key)?.asked ?? []), asked]);
    codes.set(key, { facet, code, asked: [...names], weight: codeRarity(facet, code) });
  }
  return [...codes.values()];
}

/** Words that a language leaves out of its index need not be found there: their places stay. */
function phraseStems(stems: readonly Stem[], places: readonly number[], phrase: number): PhraseStem[] {
  const inPlace = places.flatMap((term, place) =>
    stems
      .filter((stem) => stem.term === term)
      .map(({ lexeme, stemmer }) => ({ phrase, place, lexeme, stemmer })),
  );
  return inPlace.map((stem) => {
    const alike = inPlace.filter(({ stemmer }) => stemmer === stem.stemmer);
    return { ...stem, needed: new Set(alike.map(({ place }) => place)).size };
  });
}
