import { type Term as Listed, countryName, groundGroups } from '#vocabulary';

import { Term, termOf } from '../../vocabulary/term.type.js';
import { CODED_FACETS } from '../coded-facets.js';
import type { CountedValue } from './facet.store.js';
import { FacetCount, FacetCounts } from './facets.type.js';

export const CAPTION = 'What members chose to share; not a measure of practice.';

const LISTS: Readonly<Record<string, readonly Listed[]>> = { ground_group: groundGroups, ...CODED_FACETS };
const NAMES = ['ground_group', 'ground', 'layer', 'technology_area', 'sector', 'kind', 'decided_by', 'year'];

/** Counts by facet; nothing in their order says who or what comes first. */
export function describeFacets(counted: readonly CountedValue[]): FacetCounts[] {
  return NAMES.map((facet) => {
    const list = LISTS[facet];
    const counts = counted
      .filter((one) => one.facet === facet)
      .sort((left, right) => order(list, left.value, right.value))
      .map(({ value, count }) =>
        Object.assign(new FacetCount(), { code: termFor(facet, list, value), count }),
      );
    return Object.assign(new FacetCounts(), { facet, counts });
  });
}

function order(list: readonly Listed[] | undefined, left: string, right: string): number {
  const place = (value: string): number => (list ?? []).findIndex(({ code }) => code === value);
  return place(left) - place(right) || (left < right ? -1 : 1);
}

function termFor(facet: string, list: readonly Listed[] | undefined, code: string): Term {
  if (list) return termOf(list, code);
  const labels =
    facet === 'decided_by'
      ? { en: countryName(code, 'en'), nl: countryName(code, 'nl') }
      : { en: code, nl: code };
  return Object.assign(new Term(), { code, labels });
}
