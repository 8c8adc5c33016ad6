import type { Term } from '../term.js';

/** The part a company or a person has in the deal. */
export const partyRoles = [
  { code: 'investor', label: { en: 'Investor', nl: 'Investeerder' } },
  { code: 'owner', label: { en: 'Owner of the investor', nl: 'Eigenaar van de investeerder' } },
  { code: 'vehicle', label: { en: 'Vehicle of the deal', nl: 'Vennootschap voor de transactie' } },
  { code: 'target', label: { en: 'Target', nl: 'Doelonderneming' } },
  {
    code: 'affiliate',
    label: { en: 'Affiliate of the target', nl: 'Verbonden onderneming van de doelonderneming' },
  },
] as const satisfies readonly Term[];

export type PartyRole = (typeof partyRoles)[number]['code'];

/** What kind of name a recorded name is. */
export const nameKinds = [
  { code: 'current', label: { en: 'Current name', nl: 'Huidige naam' } },
  { code: 'former', label: { en: 'Former name', nl: 'Vroegere naam' } },
  { code: 'alias', label: { en: 'Other name in use', nl: 'Andere gebruikte naam' } },
  { code: 'original_script', label: { en: 'Name in original script', nl: 'Naam in oorspronkelijk schrift' } },
  { code: 'latin', label: { en: 'Name in Latin script', nl: 'Naam in Latijns schrift' } },
] as const satisfies readonly Term[];

export type NameKind = (typeof nameKinds)[number]['code'];
