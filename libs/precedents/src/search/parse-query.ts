import { splitWords } from '#intake';

import type { PrecedentFilter } from '../precedent-filter.input.js';
import { PrecedentsError } from '../precedents.errors.js';
import { type QueryPiece, cutQuery, syntaxError } from './cut-query.js';
import { type NamedCode, findCodes } from './find-codes.js';
import { queryFilter } from './query-filter.js';

/** A question in words, taken apart. */
export interface ParsedQuery {
  /** Each once, in the order asked. */
  readonly words: readonly string[];
  /** Words that must stand next to one another, as places among `words`. */
  readonly phrases: readonly (readonly number[])[];
  /** Words that must not be there. */
  readonly without: readonly string[];
  /** What the words name; `from` and `to` count the words as they were asked, repetitions and all. */
  readonly codes: readonly (NamedCode & { readonly asked: string })[];
  readonly filter: PrecedentFilter;
}

/** More words than that say no more, and each costs. */
const WORDS_MOST = 32;

/** @throws PrecedentsError SEARCH_EMPTY, SEARCH_TOO_LONG, SEARCH_SYNTAX */
export function parseQuery(text: string): ParsedQuery {
  const pieces = cutQuery(text);
  const asked = pieces.flatMap((piece) => (isAsked(piece) ? wordsIn(piece) : []));
  const without = pieces.filter(({ kind }) => kind === 'without').flatMap(wordsIn);
  const words = [...new Set(asked)];
  const phrases = pieces
    .filter(({ kind }) => kind === 'phrase')
    .map((piece) => wordsIn(piece).map((word) => words.indexOf(word)));
  const codes = findCodes(asked).map((named) => ({
    ...named,
    asked: asked.slice(named.from, named.to).join(' '),
  }));
  const filters = pieces.filter((piece) => piece.kind === 'filter');
  checkSize(words.length + without.length, words.length > 0 || (filters.length > 0 && without.length === 0));
  return { words, phrases, without, codes, filter: queryFilter(filters) };
}

const isAsked = ({ kind }: QueryPiece): boolean => kind === 'words' || kind === 'phrase';

function wordsIn({ text, kind, at }: QueryPiece): string[] {
  const words = splitWords(text).map(({ word }) => word);
  if (words.length === 0 && kind === 'phrase') {
    throw syntaxError(at, 'there is no word to look for', 'Put a letter or a digit there, or leave it out.');
  }
  return words;
}

function checkSize(words: number, hasAny: boolean): void {
  if (!hasAny) {
    throw new PrecedentsError('SEARCH_EMPTY', 'The question has no word and no filter to look for.', {
      path: ['text'],
      advice:
        'Give at least one word, or a filter such as ground:SEC-02; a word can only be excluded beside another.',
    });
  }
  if (words > WORDS_MOST) {
    throw new PrecedentsError(
      'SEARCH_TOO_LONG',
      `A question in words has at most ${WORDS_MOST} different words.`,
      {
        path: ['text'],
        advice: 'Ask with the few words that tell the case from others.',
      },
    );
  }
}
