import type { Facet } from '#intake';

import type { Moment } from './moment.js';
import type { PrecedentFilter } from './precedent-filter.input.js';

/** SQL conditions over `record r`, with their parameters in order. */
export interface Conditions {
  readonly where: string;
  readonly parameters: readonly unknown[];
  /** A column of the newest visible event that says whether the decision counts. */
  readonly standing: (column: 'event' | 'standing') => string;
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

/** `$1` is the time whose knowledge counts, `$2` the day whose truth counts. */
const KNOWN = '$1::timestamptz';
const TRUE_ON = '$2::date';
const WITHOUT_END = '9999-01-01';

/** Each condition holds when a visible part of the record says so; `after` is the last entry already shown. */
export function conditionsOf(filter: PrecedentFilter, moment: Moment, after: number | undefined): Conditions {
  const where: string[] = [`r.recorded_at <= ${KNOWN}`];
  const parameters: unknown[] = [moment.knownAt, moment.asOf ?? WITHOUT_END];
  const add = (condition: (place: string) => string, value: unknown): void => {
    parameters.push(value);
    where.push(condition(`$${parameters.length}`));
  };
  if (moment.asOf !== undefined) where.push(decidedBy(moment.asOf, parameters));
  if (after !== undefined) add((place) => `r.arrival < ${place}`, after);
  if (filter.signedBy) add((place) => `r.state = ANY(${place}::text[])`, filter.signedBy);
  for (const [field, facet] of FACETS) {
    if (filter[field]) add((place) => facetIs(facet, `= ANY(${place}::text[])`), filter[field]);
  }
  if (filter.decidedFrom) add((place) => facetIs('decided_until', `>= ${place}`), filter.decidedFrom);
  if (filter.decidedTo) add((place) => facetIs('decided_on', `<= ${place}`), filter.decidedTo);
  return { where: where.join(' AND '), parameters, standing: newestStanding };
}

/** A decision that was taken later did not exist on that day; one whose date is not shared may have. */
function decidedBy(asOf: string, parameters: unknown[]): string {
  parameters.push(asOf);
  return `NOT ${facetIs('decided_on', `> $${parameters.length}`)}`;
}

function facetIs(facet: Facet, comparison: string): string {
  return `EXISTS (SELECT FROM record_facet f
     WHERE f.record_arrival = r.arrival AND f.facet = '${facet}' AND f.value ${comparison}
       AND f.known_from <= ${KNOWN} AND f.known_until > ${KNOWN})`;
}

/** Nothing that happened to a decision brings a record back that was withdrawn. */
function newestStanding(column: 'event' | 'standing'): string {
  return `(SELECT e.${column} FROM record_event e
     WHERE e.record_id = r.record_id AND e.standing IS NOT NULL
       AND e.known_from <= ${KNOWN} AND e.true_from <= ${TRUE_ON}
     ORDER BY e.event = 'withdrawn' DESC, e.true_until DESC, e.true_from DESC, e.arrival DESC LIMIT 1)`;
}
