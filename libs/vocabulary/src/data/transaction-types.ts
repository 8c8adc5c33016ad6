import type { Term } from '../term.js';

/** Forms of investment, after Reg. (EU) 2026/1386 Art. 2, the UK NSI Act ss.8-9 and US practice. */
export const transactionTypes = [
  { code: 'share_acquisition', label: { en: 'Purchase of shares', nl: 'Aankoop van aandelen' } },
  { code: 'asset_acquisition', label: { en: 'Purchase of assets', nl: 'Aankoop van activa' } },
  { code: 'merger', label: { en: 'Merger', nl: 'Fusie' } },
  { code: 'joint_venture', label: { en: 'Joint venture', nl: 'Joint venture' } },
  { code: 'minority_stake', label: { en: 'Minority stake', nl: 'Minderheidsbelang' } },
  { code: 'increase_of_stake', label: { en: 'Increase of a stake', nl: 'Uitbreiding van een belang' } },
  {
    code: 'indirect_change_of_control',
    label: { en: 'Indirect change of control', nl: 'Indirecte wijziging van zeggenschap' },
  },
  {
    code: 'ip_licence',
    label: { en: 'Licence of intellectual property', nl: 'Licentie op intellectuele eigendom' },
  },
  { code: 'greenfield', label: { en: 'New establishment', nl: 'Nieuwe vestiging' } },
  { code: 'real_estate', label: { en: 'Land or buildings', nl: 'Grond of gebouwen' } },
  {
    code: 'convertible_or_loan',
    label: { en: 'Convertible or loan', nl: 'Converteerbare lening of lening' },
  },
  { code: 'governance_agreement', label: { en: 'Governance agreement', nl: 'Zeggenschapsovereenkomst' } },
  {
    code: 'establishment_of_business',
    label: { en: 'Establishment of a business', nl: 'Oprichting van een bedrijf' },
  },
  {
    code: 'contract_with_control_effect',
    label: { en: 'Contract that gives control', nl: 'Contract dat zeggenschap geeft' },
  },
  { code: 'internal_restructuring', label: { en: 'Internal restructuring', nl: 'Interne herstructurering' } },
] as const satisfies readonly Term[];

export type TransactionType = (typeof transactionTypes)[number]['code'];
