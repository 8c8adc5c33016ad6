import type { FormTable } from './form-class.js';

const BELGIAN_AND_DUTCH: FormTable = {
  NL: {
    limited: '^B.V.|^Besloten Vennootschap|Besloten Vennootschap met beperkte aansprakelijkheid',
    stock: '^N.V.|^Naamloze Vennootschap',
    partnership: '^V.O.F.|^Vennootschap onder firma|C.V.|^Commanditaire Vennootschap|^Maatschap',
    cooperative: 'U.A.|B.A.|W.A.|^Coöperatie|Coöperatie U.A.|Coöperatieve',
    foundation: '^Stichting',
    association: '^Vereniging',
  },
  BE: {
    limited: 'BVBA|SPRL|EBVBA|SRL|Société à responsabilité limitée|Société privée à responsabilité limitée',
    stock: 'S.A.|Société anonyme|Comm. VA',
    partnership: 'SNC|GCV|SComm|CommV',
    cooperative: 'CVBA|SCRL',
    association: '^VZW|^ASBL|^AISBL|^IVZW|Vereniging zonder winstoogmerk|Association sans but lucratif',
  },
  LU: { limited: 'S.à r.l.|SARL-S', stock: 'SICAV|SICAF|SCSp|SECA|SOPARFI', partnership: 'SCS|SCA' },
};

const GERMAN_SPEAKING: FormTable = {
  DE: {
    limited:
      'GmbH|Gesellschaft mit beschränkter Haftung|Ges. m. b. H.|gGmbH|mbH|UG|Unternehmergesellschaft|' +
      'UG haftungsbeschränkt|Unternehmergesellschaft haftungsbeschränkt',
    stock:
      'AG|Aktiengesellschaft|KGaA|Kommanditgesellschaft auf Aktien|GmbH & Co. KGaA|AG & Co. KGaA|SE & Co. KGaA',
    partnership:
      'KG|Kommanditgesellschaft|OHG|oHG|Offene Handelsgesellschaft|GbR|Gesellschaft bürgerlichen Rechts|PartG|PartGmbB|' +
      'GmbH & Co. KG|GmbH & Co. OHG|AG & Co. KG|SE & Co. KG|UG & Co. KG|Partnerschaftsgesellschaft|& Co. KG',
    cooperative: 'eG|eingetragene Genossenschaft',
    association: 'e.V.|eingetragener Verein|VVaG|Versicherungsverein auf Gegenseitigkeit',
    state: 'AöR|Anstalt des öffentlichen Rechts|KdöR|Körperschaft des öffentlichen Rechts',
    company: 'e.K.|e.Kfm.|e.Kfr.',
  },
  AT: {
    limited: 'GesmbH|Ges.m.b.H.|FlexCo',
    partnership: 'OG|Offene Gesellschaft|KEG',
    cooperative: 'reg. Gen. m. b. H.',
  },
  CH: {
    limited: 'Sagl|GmbH in Liquidation|S.à.r.l.',
    cooperative: 'Genossenschaft',
    foundation: 'Stiftung|Fondation|Fondazione',
    association: 'Verein',
  },
  LI: { company: 'Anstalt|Treuunternehmen|reg. Treuunternehmen' },
};

const FRENCH: FormTable = {
  FR: {
    limited: '^SARL|EURL|Entreprise unipersonnelle à responsabilité limitée|SELARL',
    stock:
      '^S.A.|^SAS|^SASU|Société par actions simplifiée|Société par actions simplifiée unipersonnelle|SELAS|S.A. à directoire|' +
      'S.A. à conseil d’administration',
    partnership:
      'SNC|Société en nom collectif|SCS|Société en commandite simple|Société en commandite par actions|^SCI|^Société civile|^Société civile immobilière|SC',
    cooperative: 'SCOP|SCIC|Société coopérative|Société coopérative de production',
    association: '^Association déclarée|Syndicat',
    state: '^EPIC|Établissement public à caractère industriel et commercial',
    company: '^GIE|Groupement d’intérêt économique|^Société|Cie|^Sté|et Cie|Compagnie',
  },
  MC: { stock: 'SAM|Société anonyme monégasque' },
};

export const WESTERN_FORMS: FormTable = { ...BELGIAN_AND_DUTCH, ...GERMAN_SPEAKING, ...FRENCH };
