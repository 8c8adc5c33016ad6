import type { Term } from '../term.js';

interface MarkingTerm extends Term {
  /** ISO 3166-1 alpha-2 of the state whose scheme it is; absent for schemes shared between states. */
  readonly state?: string;
}

const tlp = 'FIRST, Traffic Light Protocol 2.0 (2022)';
const restricted = 'National equivalent of RESTREINT UE/EU RESTRICTED';

/** Handling markings a record may carry: unclassified, sensitive and national RESTRICTED. */
export const markings = [
  { code: 'TLP:RED', label: { en: 'TLP:RED', nl: 'TLP:RED' }, source: tlp },
  { code: 'TLP:AMBER+STRICT', label: { en: 'TLP:AMBER+STRICT', nl: 'TLP:AMBER+STRICT' }, source: tlp },
  { code: 'TLP:AMBER', label: { en: 'TLP:AMBER', nl: 'TLP:AMBER' }, source: tlp },
  { code: 'TLP:GREEN', label: { en: 'TLP:GREEN', nl: 'TLP:GREEN' }, source: tlp },
  { code: 'TLP:CLEAR', label: { en: 'TLP:CLEAR', nl: 'TLP:CLEAR' }, source: tlp },
  {
    code: 'EU-SENSITIVE',
    label: { en: 'EU SENSITIVE', nl: 'EU SENSITIVE' },
    source: 'EU non-classified marking, with a distribution marking',
  },
  {
    code: 'NL-DEPARTEMENTAAL-VERTROUWELIJK',
    label: { en: 'NL Departementaal Vertrouwelijk', nl: 'NL Departementaal Vertrouwelijk' },
    source: restricted,
    state: 'NL',
  },
  {
    code: 'DE-VS-NFD',
    label: { en: 'DE VS-Nur für den Dienstgebrauch', nl: 'DE VS-Nur für den Dienstgebrauch' },
    source: restricted,
    state: 'DE',
  },
  {
    code: 'FR-DIFFUSION-RESTREINTE',
    label: { en: 'FR Diffusion Restreinte', nl: 'FR Diffusion Restreinte' },
    source: restricted,
    state: 'FR',
  },
  {
    code: 'BE-BEPERKTE-VERSPREIDING',
    label: { en: 'BE Beperkte Verspreiding', nl: 'BE Beperkte Verspreiding' },
    source: restricted,
    state: 'BE',
  },
  {
    code: 'GB-OFFICIAL-SENSITIVE',
    label: { en: 'UK OFFICIAL-SENSITIVE', nl: 'UK OFFICIAL-SENSITIVE' },
    source: restricted,
    state: 'GB',
  },
] as const satisfies readonly MarkingTerm[];

export type MarkingCode = (typeof markings)[number]['code'];

/**
 * Words of markings at CONFIDENTIAL or above, folded to plain capitals: classified content is pointed to
 * (UND-02 and a contact point), never stored.
 */
export const refusedMarkings = [
  {
    scheme: 'EU',
    words: [
      'CONFIDENTIEL UE',
      'EU CONFIDENTIAL',
      'SECRET UE',
      'EU SECRET',
      'TRES SECRET UE',
      'EU TOP SECRET',
    ],
  },
  { scheme: 'NATO', words: ['NATO CONFIDENTIAL', 'NATO SECRET', 'COSMIC TOP SECRET'] },
  { scheme: 'English', words: ['CONFIDENTIAL', 'SECRET', 'TOP SECRET'] },
  { scheme: 'NL', words: ['CONFIDENTIEEL', 'GEHEIM', 'ZEER GEHEIM'] },
  {
    scheme: 'BE',
    words: ['VERTROUWELIJK', 'CONFIDENTIEL', 'GEHEIM', 'SECRET', 'ZEER GEHEIM', 'TRES SECRET'],
  },
  { scheme: 'DE', words: ['VERTRAULICH', 'GEHEIM', 'STRENG GEHEIM'] },
  { scheme: 'FR', words: ['CONFIDENTIEL', 'SECRET', 'TRES SECRET'] },
  { scheme: 'IT', words: ['RISERVATISSIMO', 'SEGRETO', 'SEGRETISSIMO'] },
  { scheme: 'CZ', words: ['DUVERNE', 'TAJNE', 'PRISNE TAJNE'] },
  { scheme: 'ES', words: ['CONFIDENCIAL', 'RESERVADO', 'SECRETO'] },
  { scheme: 'PL', words: ['POUFNE', 'TAJNE', 'SCISLE TAJNE'] },
] as const;
