import { type PartName, partKind, reasonsLanguage } from '#statement';

import { termOf } from '../vocabulary/term.type.js';
import { CODED_FACETS, labelOfCode } from './coded-facets.js';
import type { SearchTerms, WeighedCode } from './search-terms.js';
import type { MatchedPart } from './search.store.js';
import { MatchReason } from './search.type.js';

const IN_WORDS: Readonly<Record<string, string>> = {
  outcome: 'the outcome',
  ground: 'the text of a ground',
  event: 'what happened later',
  withdrawal: 'the withdrawal',
  relation: 'a relation',
  correction: 'a correction',
};
export const FACET_IN_WORDS = {
  ground: 'ground',
  layer: 'layer',
  technology_area: 'technology area',
  sector: 'sector',
  kind: 'kind of decision',
} as const;

/** Why a record was found, in words; `matched` holds what is said of this record alone. */
export function describeMatches(
  { words, codes }: SearchTerms,
  matched: { readonly words: readonly MatchedPart[]; readonly codes: readonly MatchedPart[] },
): MatchReason[] {
  const inTexts = byTerm(matched.words).flatMap(([term, parts]) => {
    const word = words[term];
    return word === undefined ? [] : [inText(word, parts)];
  });
  const asCodes = byTerm(matched.codes).flatMap(([term, parts]) => {
    const code = codes[term];
    return code ? [asCode(code, parts)] : [];
  });
  return [...inTexts, ...asCodes];
}

function inText(asked: string, parts: string[]): MatchReason {
  const places = [...new Set(parts.map(partInWords))].join(' and in ');
  return Object.assign(new MatchReason(), {
    says: `${quoted([asked])} stands in ${places}`,
    asked,
    code: undefined,
    parts,
  });
}

function asCode({ asked, ...coded }: WeighedCode, parts: string[]): MatchReason {
  const facet = FACET_IN_WORDS[coded.facet];
  return Object.assign(new MatchReason(), {
    says: `the record carries the ${facet} ${coded.code} (${labelOfCode(coded, 'en')}), named by ${quoted(asked)}`,
    asked: asked.join(', '),
    code: termOf(CODED_FACETS[coded.facet], coded.code),
    parts,
  });
}

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(' and ');

/** `the reasons in nl`, never a handle that tells nobody anything. */
export function partInWords(part: string): string {
  const kind = partKind(part as PartName);
  return kind === 'reasons'
    ? `the reasons in ${reasonsLanguage(part as PartName)}`
    : (IN_WORDS[kind] ?? kind);
}

function byTerm(matched: readonly MatchedPart[]): [term: number, parts: string[]][] {
  const parts = new Map<number, string[]>();
  for (const { term, part } of matched) parts.set(term, [...new Set([...(parts.get(term) ?? []), part])]);
  return [...parts].sort(([left], [right]) => left - right);
}
