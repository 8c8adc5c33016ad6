import type { Facet } from '#intake';

import type { PrecedentFilter } from './precedent-filter.input.js';

/** SQL conditions over `record r`, with their parameters in order. */
export interface Conditions {
  readonly where: string;
  readonly parameters: readonly unknown[];
}

const FACETS: readonly (readonly [keyof PrecedentFilter, Facet])[] = [
  ['decidedBy', 'decided_by'],
  ['kinds', 'kind'],
  ['groundCodes', 'ground'],
  ['groundGroups', 'ground_group'],
  ['layers', 'layer'],
  ['technologyAreas', 'technology_area'],
  ['sectors', 'sector'],
];

/** Each condition holds when a visible part of the record says so; `after` is the last entry already shown. */
export function conditionsOf(filter: PrecedentFilter, after: number | undefined): Conditions {
  const where: string[] = ['true'];
  const parameters: unknown[] = [];
  const add = (condition: (place: string) => string, value: unknown): void => {
    parameters.push(value);
    where.push(condition(`$${parameters.length}`));
  };
  if (after !== undefined) add((place) => `r.log_index < ${place}`, after);
  if (filter.signedBy) add((place) => `r.state = ANY(${place}::text[])`, filter.signedBy);
  for (const [field, facet] of FACETS) {
    if (filter[field]) add((place) => facetIs(facet, `= ANY(${place}::text[])`), filter[field]);
  }
  if (filter.decidedFrom) add((place) => facetIs('decided_until', `>= ${place}`), filter.decidedFrom);
  if (filter.decidedTo) add((place) => facetIs('decided_on', `<= ${place}`), filter.decidedTo);
  return { where: where.join(' AND '), parameters };
}

function facetIs(facet: Facet, comparison: string): string {
  return `EXISTS (SELECT FROM record_facet f
     WHERE f.log_index = r.log_index AND f.facet = '${facet}' AND f.value ${comparison})`;
}
