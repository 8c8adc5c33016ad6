import { earliestDay, latestDay } from '#kernel';
import type { GroundPart, OutcomePart } from '#statement';
import { findGround } from '#vocabulary';

/** What lists can be filtered by. The date of a decision is kept as the first and the last day it may mean. */
export type Facet =
  | 'kind'
  | 'decided_by'
  | 'decided_on'
  | 'decided_until'
  | 'layer'
  | 'technology_area'
  | 'sector'
  | 'ground'
  | 'ground_group';

export type FacetValue = readonly [Facet, string];

export function outcomeFacets(outcome: OutcomePart): FacetValue[] {
  return [
    ['kind', outcome.kind],
    ['decided_by', outcome.decidedBy],
    ['decided_on', earliestDay(outcome.decidedOn)],
    ['decided_until', latestDay(outcome.decidedOn)],
    ...[outcome.mainLayer, ...outcome.furtherLayers].map((layer) => ['layer', layer] as const),
    ...outcome.technologyAreas.map((area) => ['technology_area', area] as const),
    ...outcome.sectors.map((sector) => ['sector', sector] as const),
  ];
}

export function groundFacets(ground: GroundPart): FacetValue[] {
  const group = findGround(ground.code)?.group;
  return [['ground', ground.code], ...(group ? [['ground_group', group] as const] : [])];
}
