import type { FormTable } from './form-class.js';

const NORDIC: FormTable = {
  DK: {
    limited: 'ApS|Anpartsselskab|IVS|Iværksætterselskab',
    stock: 'A/S|Aktieselskab|P/S|Partnerselskab',
    partnership: 'I/S|Interessentskab|K/S|Kommanditselskab',
    cooperative: 'A.m.b.A.|F.m.b.A.|S.m.b.A.|Andelsselskab',
    foundation: '^Fonden|Erhvervsdrivende fond',
  },
  SE: {
    stock: '^AB|^Aktiebolag|Aktiebolaget|AB publ|publ|Publikt aktiebolag|Bankaktiebolag',
    partnership: 'HB|^Handelsbolag|Handelsbolaget|KB|^Kommanditbolag|Kommanditbolaget',
    cooperative: 'Ekonomisk förening|ek. för.',
    association: 'Ideell förening',
    foundation: 'Stiftelse|^Stiftelsen',
  },
  FI: {
    limited: '^Oy|Osakeyhtiö|Oy Ab|Yksityinen osakeyhtiö',
    stock: 'Oyj|Julkinen osakeyhtiö|Abp|Oyj Abp',
    partnership: 'Ky|Kommandiittiyhtiö|Avoin yhtiö',
    cooperative: 'Osk|Osuuskunta|Andelslag',
    foundation: 'Säätiö|sr',
    association: 'ry|Rekisteröity yhdistys|rf',
    company: 'Tmi|T:mi',
  },
  NO: {
    limited: 'AS|Aksjeselskap',
    stock: 'ASA|Allmennaksjeselskap',
    partnership: 'ANS|Ansvarlig selskap|DA|KS|Kommandittselskap',
    cooperative: 'SA|Samvirkeforetak|BA',
    foundation: 'Stiftelsen',
    state: 'SF|Statsforetak|KF',
    company: 'NUF|ENK',
  },
  IS: {
    limited: 'ehf|Einkahlutafélag',
    stock: 'hf|Hlutafélag|ohf',
    partnership: 'sf|slf|Sameignarfélag',
    foundation: 'ses',
  },
};

const BALTIC: FormTable = {
  EE: {
    limited: '^OÜ|Osaühing',
    stock: '^AS|Aktsiaselts',
    partnership: 'TÜ|Täisühing|UÜ|Usaldusühing',
    association: '^MTÜ|Mittetulundusühing|TulÜ|Tulundusühistu',
    foundation: '^SA|Sihtasutus',
    company: 'FIE',
  },
  LV: {
    limited: '^SIA|^Sabiedrība ar ierobežotu atbildību',
    stock: '^A/S|^Akciju sabiedrība',
    partnership: 'Pilnsabiedrība|Komandītsabiedrība',
    state: '^VAS|Valsts akciju sabiedrība',
    association: 'Biedrība',
    company: 'IK|Individuālais komersants',
  },
  LT: {
    limited: '^UAB|^Uždaroji akcinė bendrovė|^MB|Mažoji bendrija|UADBB',
    stock: '^AB|^Akcinė bendrovė',
    partnership: 'TŪB|Tikroji ūkinė bendrija|KŪB|Komanditinė ūkinė bendrija',
    state: '^VĮ|^Valstybės įmonė',
    association: '^VšĮ|^Viešoji įstaiga|Asociacija',
    company: 'Individuali įmonė',
  },
};

export const NORTHERN_FORMS: FormTable = { ...NORDIC, ...BALTIC };
