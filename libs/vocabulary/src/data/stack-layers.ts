import type { Term } from '../term.js';

/** Layers of the AI stack that the AIV advice (2025) names in its text, and the value for an unknown one. */
export const stackLayers = [
  {
    code: 'materials',
    label: { en: 'Materials', nl: 'Grondstoffen' },
    definition: 'Minerals, gases, wafers and other materials.',
    source: 'AIV ch. 2; Reg. (EU) 2026/1386 Art. 4(15)(e)',
  },
  {
    code: 'chips',
    label: { en: 'Chips, equipment, photonics and sensors', nl: 'Chips, apparatuur, fotonica en sensoren' },
    definition: 'Design, fabrication and packaging of chips, and the equipment for it.',
    source: 'AIV ch. 2; Reg. (EU) 2026/1386 Annex I(1)',
  },
  {
    code: 'connectivity',
    label: {
      en: 'Cables, exchanges, satellites and networks',
      nl: 'Kabels, knooppunten, satellieten en netwerken',
    },
    definition: 'Whatever carries signals between machines and people.',
    source: 'AIV ch. 1-2; Reg. (EU) 2026/1386 Annex III(b), (c), (e)',
  },
  {
    code: 'compute',
    label: { en: 'Computing power and data centres', nl: 'Rekenkracht en datacentra' },
    definition: 'Data centres, accelerators, storage and quantum computers.',
    source: 'AIV ch. 2; Reg. (EU) 2026/1386 Annex I(2)',
  },
  {
    code: 'cloud',
    label: { en: 'Cloud and platforms', nl: 'Cloud en platforms' },
    definition: 'Hosting and platform services.',
    source: 'AIV ch. 2; Reg. (EU) 2026/1386 Art. 4(15)(d)',
  },
  {
    code: 'data',
    label: { en: 'Data sets and data services', nl: 'Datasets en datadiensten' },
    definition: 'Data needed to train or run AI, and services built on them.',
    source: 'AIV ch. 1; Reg. (EU) 2026/1386 Art. 19(1)(e)',
  },
  {
    code: 'models',
    label: { en: 'Models and algorithms', nl: 'Modellen en algoritmen' },
    definition: 'Foundation models, other models and algorithms.',
    source: 'AIV ch. 2; Reg. (EU) 2026/1386 Annex I(3)',
  },
  {
    code: 'applications',
    label: { en: 'Applications and embodied AI', nl: 'Toepassingen en belichaamde AI' },
    definition: 'What people meet: software, robots, drones and vehicles that use AI.',
    source: 'AIV ch. 1-2; Reg. (EU) 2026/1386 Annex III(h)',
  },
  { code: 'not_recorded', label: { en: 'Not recorded', nl: 'Niet vastgelegd' } },
] as const satisfies readonly Term[];

export type StackLayer = (typeof stackLayers)[number]['code'];
