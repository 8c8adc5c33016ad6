import { splitWords } from '#intake';
import { earliestDay } from '#kernel';
import { isGroundUnavailable } from '#vocabulary';

import { Ground, Reasons } from '../../parts/ground.type.js';
import { Outcome } from '../../parts/outcome.type.js';
import type { Precedent } from '../../precedent.type.js';
import type { Coded } from '../coded-facets.js';
import { wordRarity } from '../rarity.js';
import type { CaseDraftInput } from './case-draft.input.js';

/** A word of a case, and how often it stands there. */
export interface WordOfCase {
  readonly word: string;
  readonly count: number;
}

/** What of a case others are compared with. */
export interface CaseProfile {
  readonly codes: readonly Coded[];
  /** The most telling ones. */
  readonly words: readonly WordOfCase[];
  /** Of the whole text, in words. */
  readonly length: number;
  readonly day: string | undefined;
}

const TELLING = 30;

/** Of a precedent, by what the reader sees of it and by nothing else. */
export function profileOfPrecedent({ outcome, grounds, reasons }: Precedent): CaseProfile {
  const said = outcome instanceof Outcome ? outcome : undefined;
  const stated = grounds.filter((part) => part instanceof Ground);
  const layers = said ? [said.mainLayer, ...said.furtherLayers] : [];
  const texts = [
    ...(said ? [said.summary, said.technology, said.aiRelevanceWhy] : []),
    ...stated.flatMap(({ texts: inLanguages }) => inLanguages.map(({ text }) => text)),
    ...reasons.flatMap((part) => (part instanceof Reasons ? [part.text] : [])),
  ];
  return profileOf({
    groundCodes: stated.map(({ code }) => code.code),
    layers: layers.map(({ code }) => code),
    technologyAreas: (said?.technologyAreas ?? []).map(({ code }) => code),
    sectors: (said?.sectors ?? []).map(({ code }) => code),
    text: texts.filter((text) => text !== undefined).join('\n'),
    ...(said ? { decidedOn: earliestDay(said.decidedOn.value) } : {}),
  });
}

/** Grounds that are not available make nothing alike, nor does what nobody recorded. */
export function profileOf(draft: CaseDraftInput): CaseProfile {
  const coded = (facet: Coded['facet'], codes: readonly string[] = []): Coded[] =>
    [...new Set(codes)]
      .filter((code) => code !== 'not_recorded' && !(facet === 'ground' && isGroundUnavailable(code)))
      .map((code) => ({ facet, code }));
  const words = splitWords(draft.text ?? '').map(({ word }) => word);
  return {
    codes: [
      ...coded('ground', draft.groundCodes),
      ...coded('layer', draft.layers),
      ...coded('technology_area', draft.technologyAreas),
      ...coded('sector', draft.sectors),
    ],
    words: telling(words),
    length: words.length,
    day: draft.decidedOn,
  };
}

/** By how rare a word is and how often it stands there; of equal ones, in the order of the alphabet. */
function telling(words: readonly string[]): WordOfCase[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .map(([word, count]) => ({ word, count, worth: count * wordRarity(word) }))
    .sort((left, right) => right.worth - left.worth || (left.word < right.word ? -1 : 1))
    .slice(0, TELLING)
    .map(({ word, count }) => ({ word, count }));
}
