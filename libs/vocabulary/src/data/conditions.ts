import type { Term } from '../term.js';

/** Lighter means weighed before a refusal: the eight examples of Reg. (EU) 2026/1386 Art. 20(4). */
export const conditions = [
  { code: 'governance_change', label: { en: 'Change of governance', nl: 'Wijziging van het bestuur' } },
  { code: 'voting_rights', label: { en: 'Limits on voting rights', nl: 'Beperking van stemrechten' } },
  { code: 'access_limits', label: { en: 'Limits on access', nl: 'Beperking van toegang' } },
  { code: 'supply_commitment', label: { en: 'Commitment to supply', nl: 'Leveringsverplichting' } },
  {
    code: 'continuity_of_business',
    label: { en: 'Continuity of business', nl: 'Continuïteit van de bedrijfsvoering' },
  },
  { code: 'secure_sourcing', label: { en: 'Secure sourcing', nl: 'Veilige inkoop' } },
  { code: 'cybersecurity', label: { en: 'Cybersecurity', nl: 'Cyberbeveiliging' } },
  {
    code: 'data_in_union',
    label: { en: 'Data stored and processed in the Union', nl: 'Gegevens opgeslagen en verwerkt in de Unie' },
  },
] as const satisfies readonly Term[];

export type ConditionCode = (typeof conditions)[number]['code'];
