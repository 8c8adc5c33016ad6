import type { Term } from '../term.js';

/** What kind of person or body invests. */
export const investorTypes = [
  { code: 'natural_person', label: { en: 'Natural person', nl: 'Natuurlijke persoon' } },
  { code: 'listed_company', label: { en: 'Listed company', nl: 'Beursgenoteerde onderneming' } },
  { code: 'private_company', label: { en: 'Private company', nl: 'Niet-beursgenoteerde onderneming' } },
  { code: 'state_owned_enterprise', label: { en: 'State-owned enterprise', nl: 'Staatsonderneming' } },
  { code: 'sovereign_wealth_fund', label: { en: 'Sovereign wealth fund', nl: 'Staatsinvesteringsfonds' } },
  { code: 'state_backed_fund', label: { en: 'State-backed fund', nl: 'Door een staat gesteund fonds' } },
  { code: 'private_equity', label: { en: 'Private equity', nl: 'Private equity' } },
  { code: 'venture_capital', label: { en: 'Venture capital', nl: 'Durfkapitaal' } },
  {
    code: 'special_purpose_vehicle',
    label: { en: 'Special-purpose vehicle', nl: 'Speciaal opgerichte vennootschap' },
  },
  {
    code: 'eu_subsidiary_of_foreign_investor',
    label: { en: 'EU subsidiary of a foreign investor', nl: 'EU-dochter van een buitenlandse investeerder' },
    source: 'Reg. (EU) 2026/1386 Art. 2(1), 2(7)',
  },
  { code: 'research_institution', label: { en: 'Research institution', nl: 'Onderzoeksinstelling' } },
] as const satisfies readonly Term[];

export type InvestorType = (typeof investorTypes)[number]['code'];

/** The four ways in which a state may stand behind an investor, Reg. (EU) 2026/1386 Art. 5(1)(a). */
export const stateLinks = [
  { code: 'ownership', label: { en: 'Owned by a state', nl: 'Eigendom van een staat' } },
  {
    code: 'significant_funding',
    label: { en: 'Significantly funded by a state', nl: 'In aanzienlijke mate door een staat gefinancierd' },
  },
  {
    code: 'special_rights',
    label: { en: 'Special rights of a state', nl: 'Bijzondere rechten van een staat' },
  },
  {
    code: 'appointed_management',
    label: {
      en: 'Board members or managers appointed by a state',
      nl: 'Bestuurders of leidinggevenden door een staat benoemd',
    },
  },
] as const satisfies readonly Term[];

export type StateLink = (typeof stateLinks)[number]['code'];
