import { splitWords } from '#intake';
import { isGroundUnavailable } from '#vocabulary';

import { CODED_FACETS, type Coded, type CodedFacet } from './coded-facets.js';
import { SYNONYMS } from './data/synonyms.js';

/** Words of a question that name a code, from the first one to before the last. */
export interface NamedCode extends Coded {
  readonly from: number;
  readonly to: number;
}

/** Where a label is a list of things, each of them names its code. */
const LISTED = /, | and | or | en | of /;

const NAMES = new Map<string, Coded[]>();
for (const [facet, terms] of Object.entries(CODED_FACETS) as [CodedFacet, typeof CODED_FACETS.ground][]) {
  for (const { code, label } of terms) {
    if (code === 'not_recorded' || (facet === 'ground' && isGroundUnavailable(code))) continue;
    const parts = facet === 'layer' ? [label.en, label.nl].flatMap((text) => text.split(LISTED)) : [];
    for (const name of [code, label.en, label.nl, ...parts]) addName(name, { facet, code });
  }
}
for (const [facet, code, words] of SYNONYMS) for (const name of words) addName(name, { facet, code });

const LONGEST = Math.max(...[...NAMES.keys()].map((name) => name.split(' ').length));

/**
 * The codes that words name, in any language that the vocabulary has words of; the longest name wins. A code finds records
 * in every language.
 */
export function findCodes(words: readonly string[]): NamedCode[] {
  const found: NamedCode[] = [];
  for (let from = 0; from < words.length;) {
    const named = namedAt(words, from);
    found.push(...named);
    from = named[0]?.to ?? from + 1;
  }
  return found;
}

function namedAt(words: readonly string[], from: number): NamedCode[] {
  for (let to = Math.min(words.length, from + LONGEST); to > from; to--) {
    const codes = NAMES.get(words.slice(from, to).map(folded).join(' '));
    if (codes) return codes.map((coded) => ({ ...coded, from, to }));
  }
  return [];
}

function addName(name: string, coded: Coded): void {
  const key = splitWords(name)
    .map(({ word }) => folded(word))
    .join(' ');
  const codes = NAMES.get(key) ?? [];
  const known = codes.some(({ facet, code }) => facet === coded.facet && code === coded.code);
  if (!known) NAMES.set(key, [...codes, coded]);
}

/** Without accents and without the -s of a plural. */
function folded(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.length > 3 ? plain.replace(/s$/, '') : plain;
}
