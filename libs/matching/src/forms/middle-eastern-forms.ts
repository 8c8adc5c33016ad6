import type { FormTable } from './form-class.js';

export const MIDDLE_EASTERN_FORMS: FormTable = {
  AE: {
    limited:
      'W.L.L.|With Limited Liability|FZE|FZ-LLC|FZ LLC|FZCO|FZC|Free Zone Establishment|Free Zone Company|DMCC|ذ.م.م|ذات مسؤولية محدودة|ش.ذ.م.م|LLC SPC',
    stock: 'P.S.C.|P.J.S.C.|Public Shareholding Company|ش.م.ع|شركة مساهمة عامة|شركة مساهمة',
    company: 'EST|Establishment',
  },
  SA: { stock: 'ش.م.س|شركة مساهمة سعودية', limited: 'شركة ذات مسؤولية محدودة' },
  BH: { stock: 'B.S.C.|B.S.C. closed' },
  KW: { stock: 'K.S.C.|K.S.C.C.|K.S.C.P.' },
  QA: { stock: 'Q.S.C.|Q.P.S.C.' },
  OM: { stock: 'S.A.O.G.|S.A.O.C.' },
  LB: { stock: 'S.A.L.|ش.م.ل|S.A.L. Offshore|S.A.L. Holding' },
  EG: { stock: 'S.A.E.|ش.م.م' },
  IL: { limited: 'בע"מ|בעמ|בערבון מוגבל', association: 'ע"ר|חל"צ' },
  IR: {
    limited: 'با مسئولیت محدود',
    stock: 'سهامی خاص|سهامی عام|Sahami Khass|Sahami Aam|Sherkat Sahami',
    company: 'شرکت',
  },
};
