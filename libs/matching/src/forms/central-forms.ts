import type { FormTable } from './form-class.js';

const VISEGRAD: FormTable = {
  PL: {
    limited: 'Sp. z o.o.|^Spółka z ograniczoną odpowiedzialnością|Spółka z o.o.|P.S.A.|Prosta spółka akcyjna',
    stock: 'S.A.|Spółka akcyjna',
    partnership:
      'Sp. k.|Spółka komandytowa|Sp. j.|Spółka jawna|Sp. p.|S.K.A.|Spółka komandytowo-akcyjna|s.c.|Spółka cywilna|Sp. z o.o. sp. k.',
    cooperative: 'Spółdzielnia',
    foundation: '^Fundacja',
    association: '^Stowarzyszenie',
    state: 'P.P.|Przedsiębiorstwo państwowe',
  },
  CZ: {
    limited: 's.r.o.|spol. s r.o.|společnost s ručením omezeným',
    stock: 'a.s.|akciová společnost',
    partnership: 'v.o.s.|veřejná obchodní společnost|k.s.|komanditní společnost',
    cooperative: 'družstvo',
    association: 'z.s.|zapsaný spolek|z.ú.|o.p.s.',
    state: 's.p.|státní podnik',
  },
  SK: {
    limited: 'spoločnosť s ručením obmedzeným|spol. s r. o.',
    stock: 'akciová spoločnosť|j.s.a.',
    partnership: 'verejná obchodná spoločnosť|komanditná spoločnosť',
    state: 'š.p.|štátny podnik',
  },
  HU: {
    limited: 'Kft|Korlátolt Felelősségű Társaság',
    stock:
      'Zrt|Nyrt|Rt|Zártkörűen Működő Részvénytársaság|Nyilvánosan Működő Részvénytársaság|Részvénytársaság',
    partnership: 'Bt|Betéti társaság|Kkt|Közkereseti társaság',
    cooperative: 'Szövetkezet',
    foundation: 'Alapítvány',
    association: 'Egyesület',
  },
};

const ADRIATIC: FormTable = {
  SI: {
    limited: 'd.o.o.|Družba z omejeno odgovornostjo',
    stock: 'd.d.|Delniška družba',
    partnership: 'd.n.o.|k.d.|Komanditna družba',
    company: 's.p.',
    association: 'z.o.o.|zavod',
  },
  HR: {
    limited: 'j.d.o.o.|Društvo s ograničenom odgovornošću|Jednostavno društvo s ograničenom odgovornošću',
    stock: 'Dioničko društvo',
    partnership: 'j.t.d.|Javno trgovačko društvo',
    company: 'obrt',
  },
  RS: {
    limited: 'društvo sa ograničenom odgovornošću',
    stock: 'a.d.|akcionarsko društvo',
    partnership: 'o.d.',
    state: 'j.p.|javno preduzeće',
  },
};

const BALKAN: FormTable = {
  BG: {
    limited:
      'ООД|OOD|Дружество с ограничена отговорност|ЕООД|EOOD|Еднолично дружество с ограничена отговорност',
    stock: 'АД|AD|Акционерно дружество|ЕАД|EAD|Еднолично акционерно дружество|АДСИЦ',
    partnership: 'СД|КД|KDA|КДА|Събирателно дружество|Командитно дружество',
    company: '^ЕТ|ET',
    state: 'ДП|Държавно предприятие',
  },
  RO: {
    limited: '^S.R.L.|^Societate cu răspundere limitată|^Societatea cu răspundere limitată|S.R.L.-D.',
    stock: '^S.A.|^Societate pe acțiuni|^Societatea pe acțiuni',
    partnership: 'S.N.C.|S.C.S.|Societate în nume colectiv|Societate în comandită simplă',
    state: '^Regia autonomă|R.A.',
    company: '^S.C.|P.F.A.|Întreprindere individuală',
  },
  EU: {
    stock: 'SE|Societas Europaea',
    cooperative: 'SCE|Societas Cooperativa Europaea',
    association: 'EEIG|European Economic Interest Grouping|EWIV|GEIE',
  },
};

export const CENTRAL_FORMS: FormTable = { ...VISEGRAD, ...ADRIATIC, ...BALKAN };
