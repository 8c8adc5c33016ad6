import type { Term } from '../term.js';

const source = 'NACE Rev. 2.1, Delegated Reg. (EU) 2023/137';

/** The sectors offered first: classes, and whole groups or divisions where the AI link is spread over them. */
export const naceSectors = [
  {
    code: '07.29',
    label: { en: 'Mining of other non-ferrous metal ores', nl: 'Winning van overige non-ferrometaalertsen' },
    source,
  },
  { code: '20.59', label: { en: 'Other chemical products', nl: 'Overige chemische producten' }, source },
  { code: '26.11', label: { en: 'Electronic components', nl: 'Elektronische componenten' }, source },
  { code: '26.12', label: { en: 'Loaded electronic boards', nl: 'Elektronische printplaten' }, source },
  {
    code: '26.20',
    label: { en: 'Computers and peripheral equipment', nl: 'Computers en randapparatuur' },
    source,
  },
  { code: '26.30', label: { en: 'Communication equipment', nl: 'Communicatieapparatuur' }, source },
  {
    code: '26.51',
    label: {
      en: 'Measuring, testing and navigation instruments',
      nl: 'Meet-, test- en navigatie-instrumenten',
    },
    source,
  },
  {
    code: '28.99',
    label: {
      en: 'Other special-purpose machinery, chip equipment included',
      nl: 'Overige machines voor specifieke doeleinden, ook chipapparatuur',
    },
    source,
  },
  { code: '30.3', label: { en: 'Air and spacecraft', nl: 'Lucht- en ruimtevaartuigen' }, source },
  {
    code: '58.29',
    label: { en: 'Other software publishing', nl: 'Overige uitgeverij van software' },
    source,
  },
  {
    code: '60',
    label: { en: 'Broadcasting and distribution of content', nl: 'Omroep en verspreiding van inhoud' },
    source,
  },
  {
    code: '61.10',
    label: {
      en: 'Wired, wireless and satellite telecommunications',
      nl: 'Vaste, draadloze en satelliettelecommunicatie',
    },
    source,
  },
  { code: '62.10', label: { en: 'Computer programming', nl: 'Computerprogrammering' }, source },
  {
    code: '62.20',
    label: {
      en: 'Computer consultancy and facilities management',
      nl: 'Computeradvies en beheer van computerfaciliteiten',
    },
    source,
  },
  {
    code: '62.90',
    label: {
      en: 'Other information technology services',
      nl: 'Overige diensten op het gebied van informatietechnologie',
    },
    source,
  },
  {
    code: '63.10',
    label: {
      en: 'Computing infrastructure, data processing and hosting',
      nl: 'Computerinfrastructuur, gegevensverwerking en hosting',
    },
    source,
  },
  { code: '63.91', label: { en: 'Web search portals', nl: 'Zoekportalen op het web' }, source },
  { code: '63.92', label: { en: 'Other information services', nl: 'Overige informatiediensten' }, source },
  {
    code: '72.10',
    label: {
      en: 'Research in natural sciences and engineering',
      nl: 'Onderzoek in natuurwetenschappen en techniek',
    },
    source,
  },
  { code: '84', label: { en: 'Public administration', nl: 'Openbaar bestuur' }, source },
] as const satisfies readonly Term[];

export type NaceCode = (typeof naceSectors)[number]['code'];
