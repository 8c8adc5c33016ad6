import { findGround } from '#vocabulary';

import { CODED_FACETS, type Coded, type CodedFacet } from '../coded-facets.js';
import { codeRarity } from '../rarity.js';

/** What a record earns that carries a code, for one code of the case; of several for the same one, the most. */
export interface FacetCredit extends Coded {
  /** Place of the code among those of the case. */
  readonly of: number;
  /** Parts of a million. */
  readonly credit: number;
  readonly same: boolean;
}

export const WHOLE = 1_000_000;

/**
 * All codes of a case together are worth the whole: each group of codes as much as any other, in it each code as much as it is
 * rare. Another code under the same parent is worth half.
 */
export function facetCredits(codes: readonly Coded[]): FacetCredit[] {
  const groups = new Set(codes.map(({ facet }) => facet)).size;
  return codes.flatMap((coded, of) => {
    const inGroup = codes.filter(({ facet }) => facet === coded.facet);
    const rarity = ({ facet, code }: Coded): number => codeRarity(facet, code);
    const all = inGroup.reduce((sum, one) => sum + rarity(one), 0);
    const credit = Math.floor((WHOLE * rarity(coded)) / (all * groups));
    const half = Math.floor(credit / 2);
    return [
      { ...coded, of, credit, same: true },
      ...siblingsOf(coded).map((code) => ({ facet: coded.facet, code, of, credit: half, same: false })),
    ];
  });
}

/** Codes of the same group of grounds, division of sectors or point of an annex. */
export function siblingsOf({ facet, code }: Coded): string[] {
  const parent = parentOf(facet, code);
  if (parent === undefined) return [];
  return CODED_FACETS[facet]
    .map((term) => term.code)
    .filter((other) => other !== code && parentOf(facet, other) === parent);
}

function parentOf(facet: CodedFacet, code: string): string | undefined {
  if (facet === 'ground') return findGround(code)?.group;
  if (facet === 'sector') return code.split('.')[0];
  // `I.1.a` stands under the point `I.1`; the letters of Annex III stand beside one another.
  return facet === 'technology_area' ? /^[IVX]+\.\d+/.exec(code)?.[0] : undefined;
}
