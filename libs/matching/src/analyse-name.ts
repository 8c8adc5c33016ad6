import type { AnalysedName, NameForm, NameKind, NameWord } from './analysed-name.js';
import { stripForms } from './forms/strip-forms.js';
import { describeWord } from './names/describe-word.js';
import { joinLetters } from './names/join-letters.js';
import { joinedSound } from './names/joined-sound.js';
import { joinNumbers } from './names/join-numbers.js';
import { personPieces } from './names/person-pieces.js';
import { type ReadWord, readPiece } from './names/read-pieces.js';
import { cleanText } from './words/clean-text.js';
import { MOST_WORDS, splitPieces } from './words/split-pieces.js';

/** Takes a name apart. Never throws; a name without letters or digits has no words. */
export function analyseName(name: string, kind: NameKind = 'unknown'): AnalysedName {
  const pieces = splitPieces(cleanText(name));
  const read = (kind === 'person' ? personPieces(pieces) : pieces.flatMap(readPiece)).filter(hasSound);
  const joined = kind === 'person' ? read : joinLetters(read);
  const { words: named, forms } = stripForms(joined.slice(0, MOST_WORDS), kind === 'person');
  const words = (kind === 'person' ? named : joinNumbers(named)).map((word) => describeWord(word, kind));
  const tokens = words.map(tokenOf);
  return {
    kind,
    words,
    forms,
    norm: tokens.join(' '),
    tokens: [...new Set(tokens)],
    distinctive: [...new Set(words.filter(isDistinctive).map(tokenOf))],
    joined: joinedSound(words),
    acronyms: acronymsOf(words, forms),
  };
}

const hasSound = ({ folded }: ReadWord): boolean => folded !== '';
const DISTINCTIVE = new Set(['plain', 'initials', 'patronymic', 'number']);
const isDistinctive = ({ kind }: NameWord): boolean => DISTINCTIVE.has(kind);
const tokenOf = ({ symbol, folded }: NameWord): string => symbol ?? folded;

function acronymsOf(words: readonly NameWord[], forms: readonly NameForm[]): string[] {
  const letters = words
    .filter(({ kind }) => kind !== 'joining')
    .map(({ sound }) => sound.charAt(0))
    .join('');
  const behind = forms
    .flatMap(({ written }) => written.split(' '))
    .map((word) => word.charAt(0))
    .join('');
  return /^[a-z]+$/.test(behind) ? [letters, letters + behind] : [letters];
}
