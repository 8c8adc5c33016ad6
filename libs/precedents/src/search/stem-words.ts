import type { EntityManager } from 'typeorm';

import { LEXEMES_OF, STEMMERS } from '#intake';

/** What one word of a question may have become in a text, by the language of the text. */
export interface Stem {
  /** Place of the word among those given. */
  readonly term: number;
  readonly lexeme: string;
  readonly stemmer: string;
}

const STEMS = `
  SELECT (w.place - 1)::int AS term, lexeme, s.stemmer
    FROM unnest($1::text[]) WITH ORDINALITY AS w (word, place)
   CROSS JOIN unnest($2::text[]) AS s (stemmer)
   CROSS JOIN LATERAL unnest(${LEXEMES_OF('s.stemmer', 'w.word')}) AS lexeme
   ORDER BY w.place, s.stemmer`;

/** In every language that texts may be stored in: nobody has to say in which one to look. */
export function stemWords(manager: EntityManager, words: readonly string[]): Promise<Stem[]> {
  return manager.query<Stem[]>(STEMS, [words, STEMMERS]);
}

/** Without those that an earlier word has become too: `model` and `models` are one word, asked once. */
export function distinctStems(stems: readonly Stem[]): Stem[] {
  const first = new Map<string, Stem>();
  for (const stem of stems) {
    const key = `${stem.stemmer} ${stem.lexeme}`;
    if (!first.has(key)) first.set(key, stem);
  }
  return [...first.values()];
}
