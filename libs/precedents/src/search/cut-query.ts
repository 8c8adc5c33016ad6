import { PrecedentsError } from '../precedents.errors.js';

/** A piece of a question in words, and the character at which it begins, from 1. */
export type QueryPiece =
  | { readonly kind: 'words' | 'phrase' | 'without'; readonly text: string; readonly at: number }
  | { readonly kind: 'filter'; readonly name: string; readonly text: string; readonly at: number };

const LONGEST = 1000;
const PIECE = /"([^"]*)"|\S+/gu;
const FILTER = /^(\p{L}+):(.*)$/su;

/**
 * Takes a question apart at its spaces: words, `"a phrase"`, `-without`, `name:value`.
 * @throws PrecedentsError SEARCH_TOO_LONG, SEARCH_SYNTAX
 */
export function cutQuery(text: string): QueryPiece[] {
  if (text.length > LONGEST) {
    throw new PrecedentsError('SEARCH_TOO_LONG', `A question in words has at most ${LONGEST} characters.`, {
      path: ['text'],
      advice: 'Ask with the few words that tell the case from others.',
    });
  }
  return [...text.matchAll(PIECE)].map(({ 0: piece, 1: phrase, index }) => {
    const at = index + 1;
    return phrase === undefined ? pieceOf(piece, at) : { kind: 'phrase', text: phrase, at };
  });
}

function pieceOf(piece: string, at: number): QueryPiece {
  if (piece.includes('"')) {
    throw syntaxError(
      at,
      'a quotation mark has no partner',
      'Put a phrase between two quotation marks, with spaces around them.',
    );
  }
  const filter = FILTER.exec(piece);
  if (filter) return { kind: 'filter', name: (filter[1] ?? '').toLowerCase(), text: filter[2] ?? '', at };
  if (!piece.startsWith('-')) return { kind: 'words', text: piece, at };
  if (FILTER.test(piece.slice(1))) {
    throw syntaxError(
      at,
      'a filter cannot be excluded',
      'Exclude a word, as -cloud, or name the codes that you want.',
    );
  }
  return { kind: 'without', text: piece.slice(1), at };
}

/** The words asked for are never repeated: a message may be kept where the question may not. */
export function syntaxError(at: number, what: string, advice: string): PrecedentsError {
  return new PrecedentsError('SEARCH_SYNTAX', `The question cannot be read at character ${at}: ${what}.`, {
    path: ['text'],
    advice,
  });
}
