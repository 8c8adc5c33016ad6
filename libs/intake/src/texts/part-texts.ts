import {
  type CorrectionPart,
  type EventPart,
  type GroundPart,
  type OutcomePart,
  type PartName,
  type ReasonsPart,
  type RelationPart,
  type WithdrawalPart,
  partKind,
  reasonsLanguage,
} from '#statement';

import { guessLanguage } from './guess-language.js';
import { type PlacedWord, splitWords } from './split-words.js';
import { type Stemmer, stemmerOf } from './stemmers.js';

/** The words of one part that are reduced to stems alike. */
export interface PartText {
  readonly stemmer: Stemmer;
  readonly words: readonly PlacedWord[];
}

interface Said {
  /** Undefined where nobody has declared it. */
  readonly language: string | undefined;
  readonly texts: readonly string[];
}

const NOT_RECORDED = 'not_recorded';
/** No phrase runs from one text into the next. */
const GAP = 10;

/** What can be searched for in a part. Parties and persons have no free text: whoever asks for those checks. */
export function partTexts(part: PartName, value: unknown): PartText[] {
  const texts = new Map<Stemmer, PlacedWord[]>();
  for (const { language, texts: said } of saidIn(part, value)) {
    const recorded = said.filter((text) => text !== NOT_RECORDED);
    const stemmer = stemmerOf(language ?? guessLanguage(recorded.join(' ')));
    const words = texts.get(stemmer) ?? [];
    for (const text of recorded) append(words, text);
    if (words.length > 0) texts.set(stemmer, words);
  }
  return [...texts].map(([stemmer, words]) => ({ stemmer, words }));
}

function append(words: PlacedWord[], text: string): void {
  const last = words.at(-1);
  const from = last ? last.place + GAP : 0;
  for (const { word, place } of splitWords(text)) words.push({ word, place: from + place });
}

function saidIn(part: PartName, value: unknown): Said[] {
  const undeclared = (...texts: string[]): Said[] => [{ language: undefined, texts }];
  switch (partKind(part)) {
    case 'outcome': {
      const { regime, aiRelevance, technology, summary } = value as OutcomePart;
      return undeclared(summary, technology, aiRelevance.why, regime.law);
    }
    case 'ground':
      return Object.entries((value as GroundPart).text ?? {}).map(([language, text]) => ({
        language,
        texts: [text],
      }));
    case 'reasons':
      return [{ language: reasonsLanguage(part), texts: [(value as ReasonsPart).text] }];
    case 'event':
      return undeclared((value as EventPart).summary);
    case 'withdrawal':
      return undeclared((value as WithdrawalPart).note);
    case 'relation':
      return undeclared((value as RelationPart).note);
    case 'correction':
      return undeclared((value as CorrectionPart).reason);
    default:
      return [];
  }
}
