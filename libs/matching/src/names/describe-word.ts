import type { NameKind, NameWord, WordKind } from '../analysed-name.js';
import { isFormWord } from '../forms/form-phrases.js';
import { MOST_RARE, wordRarity } from '../frequency/rarity.js';
import { GENERIC_WORDS } from '../generic/generic-words.js';
import { PLACE_WORDS } from '../places/place-words.js';
import { skeletonOf } from '../words/skeleton-of.js';
import { JOINING_WORDS, NAME_PARTICLES } from './joining-words.js';
import type { ReadWord } from './read-pieces.js';
import { PERSON_TITLES } from './titles.js';

const PATRONYMIC =
  /^[a-z]{3,}(?:(?:ov|ev)i(?:ch|c|z)|(?:ov|ev)na|(?:ini|il)chna|il?ich|iovi[cz]|ogli|ogly|oglu|kizi)$/;
const NUMBER = /^\d+$/;

const INNER_FORMS = new Set(['co', 'sa', 'ag', 'bv', 'nv', 'oy', 'kg']);

/** Short words are mostly abbreviations, which many names may share. */
const SHORT = 3;
const SHORT_WEIGHT = 0.75;

/** The least a word of a kind tells; a plain or generic word tells more the rarer it is. */
const LEAST: Readonly<Record<WordKind, number>> = {
  plain: 0.45,
  initials: 0.6,
  generic: 0.2,
  place: 0.45,
  number: 0.5,
  joining: 0.03,
  title: 0.08,
  patronymic: 0.5,
  form: 0.08,
};
const MOST: Readonly<Partial<Record<WordKind, number>>> = {
  plain: 1,
  initials: 1,
  generic: 0.5,
  place: 0.7,
  patronymic: 0.6,
};

/** Words that are remembered as they were read, with what was said of them. */
const described = new WeakMap<ReadWord, Map<NameKind, NameWord>>();

/** Says what part a word plays in a name of a kind. */
export function describeWord(word: ReadWord, kind: NameKind): NameWord {
  const known = described.get(word);
  const named = known?.get(kind) ?? describeAnew(word, kind);
  if (known) known.set(kind, named);
  else described.set(word, new Map([[kind, named]]));
  return named;
}

function describeAnew(word: ReadWord, kind: NameKind): NameWord {
  const { written, sound, folded, script } = word;
  const [wordKind, symbol] = playOf(folded, kind);
  const rarity =
    wordRarity(symbol === undefined || wordKind === 'number' ? folded : `=${symbol}`) / MOST_RARE;
  const isAbbreviation = kind !== 'person' && wordKind === 'plain' && folded.length <= SHORT;
  const least = LEAST[wordKind];
  const most = MOST[wordKind] ?? least;
  return {
    written,
    sound,
    folded,
    skeleton: skeletonOf(folded),
    kind: wordKind,
    symbol,
    weight: (least + (most - least) * rarity) * (isAbbreviation ? SHORT_WEIGHT : 1),
    consonantal: script === 'consonantal',
    syllables: word.syllables,
  };
}

function playOf(folded: string, kind: NameKind): readonly [WordKind, string | undefined] {
  if (kind === 'person' && folded.length === 1) return ['initials', undefined];
  if (JOINING_WORDS.has(folded) || NAME_PARTICLES.has(folded)) return ['joining', undefined];
  if (NUMBER.test(folded)) return ['number', folded];
  if (kind === 'person' && PERSON_TITLES.has(folded)) return ['title', undefined];
  // Of what is asked about it is not known which: General Ostara may be a man, and General Motors is none.
  if (kind === 'unknown' && PERSON_TITLES.has(folded)) return ['title', GENERIC_WORDS.get(folded)];
  if (kind !== 'organisation' && PATRONYMIC.test(folded)) return ['patronymic', undefined];
  if (kind !== 'person') {
    const symbol = GENERIC_WORDS.get(folded);
    if (symbol !== undefined) return [symbol === 'company' ? 'form' : 'generic', symbol];
    const place = PLACE_WORDS.get(folded);
    if (place !== undefined) return ['place', place];
    if (isInnerForm(folded)) return ['form', undefined];
  }
  return [folded.length < 2 ? 'initials' : 'plain', undefined];
}

/** Forms of two letters are mostly other words when they stand inside a name. */
function isInnerForm(folded: string): boolean {
  return isFormWord(folded) && (folded.length > 2 || INNER_FORMS.has(folded));
}
