import type { CodedFacet } from '../coded-facets.js';

/** What people call a thing whose label has other words; each also in its plural with an -s. */
export const SYNONYMS: readonly (readonly [CodedFacet, code: string, words: readonly string[]])[] = [
  [
    'layer',
    'materials',
    ['raw material', 'rare earth', 'wafer', 'matières premières', 'rohstoffe', 'grondstof'],
  ],
  [
    'layer',
    'chips',
    [
      'chip',
      'semiconductor',
      'halfgeleider',
      'halfgeleiders',
      'halbleiter',
      'semi-conducteur',
      'semiconduttori',
      'lithography',
    ],
  ],
  [
    'layer',
    'connectivity',
    ['submarine cable', 'satellite', 'telecom', 'zeekabel', 'câble', 'unterseekabel', '5G'],
  ],
  [
    'layer',
    'compute',
    [
      'data centre',
      'data center',
      'datacenter',
      'datacentre',
      'supercomputer',
      'GPU',
      'rechenzentrum',
      'centre de données',
      'rekencentrum',
    ],
  ],
  ['layer', 'cloud', ['hosting', 'cloud service', 'clouddienst', 'clouddiensten']],
  [
    'layer',
    'data',
    ['data set', 'dataset', 'training data', 'trainingsdata', 'jeu de données', 'trainingsdaten'],
  ],
  [
    'layer',
    'models',
    [
      'foundation model',
      'language model',
      'LLM',
      'algorithm',
      'taalmodel',
      'taalmodellen',
      'sprachmodell',
      'modèle de langage',
    ],
  ],
  ['layer', 'applications', ['robot', 'drone', 'autonomous vehicle', 'application', 'toepassing']],
  ['technology_area', 'III.a', ['biotech', 'biotechnologie', 'genomics', 'genomica']],
  ['technology_area', 'III.c', ['undersea cable', 'submarine cable', 'zeekabel', 'zeekabels']],
  ['technology_area', 'III.d', ['sensor', 'lidar', 'radar']],
  [
    'technology_area',
    'III.h',
    ['robotics', 'robotica', 'drone', 'autonomous system', 'robotik', 'robotique'],
  ],
  [
    'kind',
    'prohibited',
    ['prohibition', 'refusal', 'refused', 'blocked', 'verbod', 'geweigerd', 'interdiction', 'untersagung'],
  ],
  ['kind', 'unwound', ['divestment', 'divestiture', 'unwinding', 'desinvestering']],
  [
    'kind',
    'cleared_with_conditions',
    ['conditional clearance', 'mitigation', 'onder voorwaarden', 'voorwaarden'],
  ],
];
