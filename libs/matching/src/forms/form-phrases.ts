import { readPiece } from '../names/read-pieces.js';
import { cleanText } from '../words/clean-text.js';
import { splitPieces } from '../words/split-pieces.js';
import { LEGAL_FORMS } from './all-forms.js';
import type { FormClass } from './form-class.js';

/** A legal form as the words of an analysed name. */
export interface FormPhrase {
  readonly formClass: FormClass;
  readonly leads: boolean;
}

const LONGEST_JOINED = 12;

/** Legal forms by their folded words, apart with a space. Where countries disagree the form is only a `company`. */
export const FORM_PHRASES: ReadonlyMap<string, FormPhrase> = phrases();

/** How many words the longest form has. */
export const LONGEST_FORM = Math.max(...[...FORM_PHRASES.keys()].map((phrase) => phrase.split(' ').length));

const LAST_WORDS = new Set(
  [...FORM_PHRASES.keys()].map((phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1)),
);

export const mayEndForm = (folded: string): boolean => LAST_WORDS.has(folded);
export const isFormWord = (folded: string): boolean => FORM_PHRASES.has(folded);

function phrases(): Map<string, FormPhrase> {
  const found = new Map<string, FormPhrase>();
  for (const { written, formClass, leads } of LEGAL_FORMS) {
    const words = splitPieces(cleanText(written))
      .flatMap(readPiece)
      .map(({ folded }) => folded);
    for (const phrase of spellings(words)) {
      const before = found.get(phrase);
      found.set(phrase, {
        formClass: before && before.formClass !== formClass ? 'company' : formClass,
        leads: leads || (before?.leads ?? false),
      });
    }
  }
  return found;
}

/** As it is written, with single letters in a row as one word, and, when it is short, written together. */
function spellings(words: readonly string[]): Set<string> {
  const phrase = words.join(' ');
  const together = words.join('');
  const letters = phrase.replace(/(?<![a-z])[a-z](?: [a-z](?![a-z]))+/g, (row) => row.replaceAll(' ', ''));
  return new Set([phrase, letters, ...(together.length <= LONGEST_JOINED ? [together] : [])]);
}
