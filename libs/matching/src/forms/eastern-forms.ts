import type { FormTable } from './form-class.js';

const SLAVIC: FormTable = {
  RU: {
    limited:
      '^ООО|^OOO|^Общество с ограниченной ответственностью|^Obshchestvo s ogranichennoy otvetstvennostyu|^Obshchestvo s ogranichennoi otvetstvennostyu',
    stock:
      '^АО|^AO|^Акционерное общество|^ПАО|^PAO|^Публичное акционерное общество|^ОАО|^OAO|^Открытое акционерное общество|' +
      '^ЗАО|^ZAO|^Закрытое акционерное общество|^НАО|^Aktsionernoe obshchestvo|^Aktsionernoye obshchestvo|' +
      '^Otkrytoe aktsionernoe obshchestvo|^Otkrytoye aktsionernoye obshchestvo|^Zakrytoe aktsionernoe obshchestvo|^Zakrytoye aktsionernoye obshchestvo|' +
      '^Publichnoe aktsionernoe obshchestvo|^Publichnoye aktsionernoye obshchestvo|' +
      '^JSC|^Joint Stock Company|^PJSC|^Public Joint Stock Company|^OJSC|^Open Joint Stock Company|' +
      '^CJSC|^Closed Joint Stock Company|^JSCo|^Joint Stock Co|^Private Joint Stock Company',
    state:
      '^ФГУП|^FGUP|^Федеральное государственное унитарное предприятие|^ГУП|^GUP|^МУП|^FSUE|^Federal State Unitary Enterprise|^State Unitary Enterprise|^SUE|^ФГБУ|^Государственное унитарное предприятие',
    association: '^АНО|^ANO|^Автономная некоммерческая организация|^НКО|^НП',
    company: '^ИП|^ПО|^НПО|^NPO|^НПП|^НИИ|^ОКБ',
  },
  UA: {
    limited:
      '^ТОВ|^TOV|^Товариство з обмеженою відповідальністю|^ТзОВ|^Tovarystvo z obmezhenoiu vidpovidalnistiu',
    stock:
      '^АТ|^Акціонерне товариство|^ПрАТ|^PrAT|^Приватне акціонерне товариство|^ПАТ|^PAT|^Публічне акціонерне товариство|^ВАТ|^Відкрите акціонерне товариство',
    state: '^ДП|^Державне підприємство|^State Enterprise',
    company: '^ПП|^Приватне підприємство|^ФОП',
  },
  BY: {
    limited: '^ОДО|^ТАА',
    stock: '^ААТ',
    state: '^РУП|^RUP|^Republican Unitary Enterprise',
    company: '^УП|^ЧУП',
  },
  KZ: { limited: '^ТОО|^TOO|ЖШС|^LLP', stock: 'АҚ' },
};

const TURKISH: FormTable = {
  TR: {
    limited:
      'Ltd. Şti.|Limited Şirketi|Limited Şti.|Ticaret Limited Şirketi|Tic. Ltd. Şti.|San. ve Tic. Ltd. Şti.|Sanayi ve Ticaret Limited Şirketi|Sanayi ve Ticaret Ltd. Şti.',
    stock:
      'A.Ş.|Anonim Şirketi|San. ve Tic. A.Ş.|Sanayi ve Ticaret A.Ş.|Sanayi ve Ticaret Anonim Şirketi|T.A.Ş.|T.A.O.|Ticaret A.Ş.|Ve Ticaret A.Ş.',
    partnership: 'Kollektif Şirketi|Komandit Şirketi',
    cooperative: 'Kooperatifi',
    foundation: 'Vakfı',
    association: 'Derneği',
    company: 'Şti.|Şirketi',
  },
};

export const EASTERN_FORMS: FormTable = { ...SLAVIC, ...TURKISH };
