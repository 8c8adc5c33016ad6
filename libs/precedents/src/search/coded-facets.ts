import type { Facet } from '#intake';
import {
  type LabelLanguage,
  type Term,
  decisionKinds,
  grounds,
  labelOf,
  naceSectors,
  stackLayers,
  technologyAreas,
} from '#vocabulary';

/** Facets whose values are codes with labels that a question may name in words. */
export type CodedFacet = Extract<Facet, 'ground' | 'layer' | 'technology_area' | 'sector' | 'kind'>;

export const CODED_FACETS: Readonly<Record<CodedFacet, readonly Term[]>> = {
  ground: grounds,
  layer: stackLayers,
  technology_area: technologyAreas,
  sector: naceSectors,
  kind: decisionKinds,
};

export interface Coded {
  readonly facet: CodedFacet;
  readonly code: string;
}

export function labelOfCode({ facet, code }: Coded, language: LabelLanguage): string {
  return labelOf(CODED_FACETS[facet], code, language);
}
