import type { FormTable } from './form-class.js';

export const ENGLISH_FORMS: FormTable = {
  GB: {
    limited:
      'Ltd|^Limited|Limited Company|Private Limited Company|Private Limited|Unlimited|Limited by Guarantee',
    stock: 'PLC|Public Limited Company|Public Company',
    partnership: 'LLP|LP|Limited Liability Partnership|Limited Partnership|Partnership',
    association: 'Community Interest Company|CIC|CIO|Charitable Incorporated Organisation',
    company: 'Co|Company|Coy|Companies',
  },
  IE: {
    limited:
      'DAC|Designated Activity Company|CLG|Company Limited by Guarantee|ULC|Unlimited Company|Teoranta|Teo',
    stock: 'Cuideachta Phoiblí Theoranta|CPT',
    partnership: 'ILP|Investment Limited Partnership',
    company: 'ICAV',
  },
  US: {
    limited: '^LLC|^Limited Liability Company|LC|PLLC|Professional Limited Liability Company|LLC Co',
    partnership: 'LLLP|Limited Liability Limited Partnership|GP|General Partnership',
    company:
      'Inc|Incorporated|Incorporation|Corp|^Corporation|PC|Professional Corporation|N.A.|National Association',
    trust: 'Business Trust|Statutory Trust',
  },
  CA: { company: 'Ltée|Limitée|Enr|Incorporée' },
  AU: { limited: 'Pty|Pty Ltd|Proprietary Limited|Proprietary' },
  ZA: { limited: 'Close Corporation|SOC Ltd' },
};
