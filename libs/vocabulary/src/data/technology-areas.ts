import type { Term } from '../term.js';

const annexOne = 'Reg. (EU) 2026/1386 Annex I';
const annexThree = 'Reg. (EU) 2026/1386 Annex III';

/**
 * Technology areas of the annexes, by point and letter. Points I.1 and I.2 carry only their heading:
 * the wording of their letters is to be read in the Regulation itself.
 */
export const technologyAreas = [
  {
    code: 'I.1.a',
    label: { en: 'Semiconductors, Annex I(1)(a)', nl: 'Halfgeleiders, bijlage I, punt 1, a)' },
    source: annexOne,
  },
  {
    code: 'I.1.b',
    label: { en: 'Semiconductors, Annex I(1)(b)', nl: 'Halfgeleiders, bijlage I, punt 1, b)' },
    source: annexOne,
  },
  {
    code: 'I.1.c',
    label: { en: 'Semiconductors, Annex I(1)(c)', nl: 'Halfgeleiders, bijlage I, punt 1, c)' },
    source: annexOne,
  },
  {
    code: 'I.1.d',
    label: { en: 'Semiconductors, Annex I(1)(d)', nl: 'Halfgeleiders, bijlage I, punt 1, d)' },
    source: annexOne,
  },
  {
    code: 'I.1.e',
    label: { en: 'Semiconductors, Annex I(1)(e)', nl: 'Halfgeleiders, bijlage I, punt 1, e)' },
    source: annexOne,
  },
  {
    code: 'I.1.f',
    label: { en: 'Semiconductors, Annex I(1)(f)', nl: 'Halfgeleiders, bijlage I, punt 1, f)' },
    source: annexOne,
  },
  {
    code: 'I.1.g',
    label: { en: 'Semiconductors, Annex I(1)(g)', nl: 'Halfgeleiders, bijlage I, punt 1, g)' },
    source: annexOne,
  },
  {
    code: 'I.2.a',
    label: { en: 'Quantum technology, Annex I(2)(a)', nl: 'Kwantumtechnologie, bijlage I, punt 2, a)' },
    source: annexOne,
  },
  {
    code: 'I.2.b',
    label: { en: 'Quantum technology, Annex I(2)(b)', nl: 'Kwantumtechnologie, bijlage I, punt 2, b)' },
    source: annexOne,
  },
  {
    code: 'I.2.c',
    label: { en: 'Quantum technology, Annex I(2)(c)', nl: 'Kwantumtechnologie, bijlage I, punt 2, c)' },
    source: annexOne,
  },
  {
    code: 'I.3.a',
    label: {
      en: 'General-purpose AI models suitable for space or defence',
      nl: 'AI-modellen voor algemene doeleinden, geschikt voor ruimtevaart of defensie',
    },
    source: annexOne,
  },
  {
    code: 'I.3.b',
    label: {
      en: 'General-purpose AI models with systemic risk',
      nl: 'AI-modellen voor algemene doeleinden met systeemrisico',
    },
    source: annexOne,
  },
  { code: 'III.a', label: { en: 'Biotechnology', nl: 'Biotechnologie' }, source: annexThree },
  {
    code: 'III.b',
    label: {
      en: 'Connectivity, navigation and digital technology',
      nl: 'Connectiviteit, navigatie en digitale technologie',
    },
    source: annexThree,
  },
  { code: 'III.c', label: { en: 'Submarine cables', nl: 'Onderzeese kabels' }, source: annexThree },
  { code: 'III.d', label: { en: 'Sensing', nl: 'Detectietechnologie' }, source: annexThree },
  { code: 'III.e', label: { en: 'Space', nl: 'Ruimtevaart' }, source: annexThree },
  { code: 'III.f', label: { en: 'Aerospace', nl: 'Lucht- en ruimtevaarttechniek' }, source: annexThree },
  { code: 'III.g', label: { en: 'Energy', nl: 'Energie' }, source: annexThree },
  {
    code: 'III.h',
    label: {
      en: 'Robotics and autonomous systems, AI-enabled systems included',
      nl: 'Robotica en autonome systemen, ook met AI',
    },
    source: annexThree,
  },
  { code: 'III.i', label: { en: 'Advanced materials', nl: 'Geavanceerde materialen' }, source: annexThree },
] as const satisfies readonly Term[];

export type TechnologyArea = (typeof technologyAreas)[number]['code'];
