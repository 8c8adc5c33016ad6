import { LEGAL_FORMS } from '../forms/all-forms.js';
import { CONSONANTAL_WORDS, OWN_SCRIPT_WORDS } from '../generic/generic-words.js';
import { consonantalKey, isOwnScript } from '../generic/own-script.js';
import { CONSONANTAL_PLACES, OWN_SCRIPT_PLACES } from '../places/place-words.js';
import { foldWord } from '../words/fold-word.js';
import { undigitWord } from '../words/look-alikes.js';
import { readNumber } from '../words/number-words.js';
import { remember } from '../words/remember.js';
import { SCRIPTS, type Script, syllablesOf } from '../words/sounds-of.js';
import type { Piece } from '../words/split-pieces.js';
import { RunWords } from './run-words.js';

/** A word as it is written and as it sounds. */
export interface ReadWord {
  readonly written: string;
  readonly script: Script;
  /** In Latin letters. */
  readonly sound: string;
  readonly folded: string;
  /** Syllables of a Chinese word that no table knows. */
  readonly syllables: readonly string[];
}

/** Of each script. */
const PIECES_KEPT = 20_000;
const ARABIC_ARTICLE = 'ال';
/** Forms of one sign, as they stand in brackets, in full. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  株: '株式会社',
  有: '有限会社',
  주: '주식회사',
  유: '유한회사',
};
const OWN_SCRIPT_FORMS = LEGAL_FORMS.map(({ written }) => written).filter(
  (form) => isOwnScript(form) && form.length > 1,
);
const KNOWN = new RunWords([...OWN_SCRIPT_FORMS, ...OWN_SCRIPT_WORDS.keys(), ...OWN_SCRIPT_PLACES.keys()]);
const FORM_SOUNDS: ReadonlyMap<string, string> = new Map(
  OWN_SCRIPT_FORMS.map((form) => [form, soundOf(form, /^[가-힣]/.test(form) ? 'hangul' : 'han')]),
);

const readings = new Map(SCRIPTS.map((script) => [script, remember(PIECES_KEPT, readAnew(script))]));

/** Reads one piece: a run of a script without spaces may hold several words. */
export function readPiece({ written, script }: Piece): readonly ReadWord[] {
  return (readings.get(script) ?? readAnew(script))(written);
}

function readAnew(script: Script): (written: string) => readonly ReadWord[] {
  return (written) => cutRun(written, script).map((word) => readWord(word, script));
}

/** The words of a piece, as they are written. */
export function cutRun(written: string, script: Script): string[] {
  if (script === 'letters' || script === 'consonantal') return [written];
  return KNOWN.cut(SHORT_FORMS[written] ?? written);
}

/** Reads a piece as one word. */
function readWord(written: string, script: Script): ReadWord {
  if (written === '&') return { written, script, sound: 'and', folded: 'and', syllables: [] };
  const known = knownWord(written, script);
  if (known !== undefined) return { written, script, sound: known, folded: foldWord(known), syllables: [] };
  if (written === ARABIC_ARTICLE) return { written, script, sound: 'al', folded: 'al', syllables: [] };
  const syllables = syllablesOf(written, script);
  const sound = syllables.join('');
  return { written, script, sound, folded: foldSound(sound), syllables: script === 'han' ? syllables : [] };
}

/** The symbol of a word, or the sound of a legal form, in a script whose words are known by how they are written. */
function knownWord(written: string, script: Script): string | undefined {
  if (script === 'letters') return undefined;
  if (script !== 'consonantal')
    return FORM_SOUNDS.get(written) ?? OWN_SCRIPT_WORDS.get(written) ?? OWN_SCRIPT_PLACES.get(written);
  const key = consonantalKey(written);
  return CONSONANTAL_WORDS.get(key) ?? CONSONANTAL_PLACES.get(key);
}

/** The same for a part of a person's name, in which nothing is a number. */
export function readNamePart(written: string, script: Script): ReadWord {
  const syllables = syllablesOf(written, script);
  const sound = syllables.join('');
  return { written, script, sound, folded: foldWord(undigitWord(sound)), syllables: [] };
}

/** Folded until nothing changes any more, so that what was folded is not read differently again. */
export function foldSound(sound: string): string {
  const number = readNumber(sound);
  if (number !== undefined) return number;
  const folded = foldWord(undigitWord(sound));
  return folded === sound ? folded : foldSound(folded);
}

function soundOf(word: string, script: Script): string {
  return foldWord(syllablesOf(word, script).join(''));
}
