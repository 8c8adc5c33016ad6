import { type NameMaker, spaced } from './name-maker.js';

const words = (text: string): string[] => text.split(' ');
const phrases = (text: string): string[] => text.split('|');

const LATIN = {
  first: words(
    'Al Am An Ar Bal Bel Bor Bra Cal Cen Cor Cra Dal Del Dor El Em En Er Fal Fen Fin For Gal Gen Gra Hal Hel Hol Im In Jar Jor Kal Kel Kor Lan Lim Lor Mal Mer Mon Nal Nor Ob Or Pal Pen Por Qua Ral Ren Ros Sal Sen Sol Stel Tal Ter Tor Tri Ul Um Val Ven Vor Wal Wen Wol Xan Yar Zel Zor',
  ),
  next: words(
    'ba ben bis ca cen cor da den dor fa fex gan gor ka kel kin la len lis lo ma men mir mo na nex nis no pa pel pos qua ra ren rix ro sa sen sis so ta tek ten tis tor va ven vis vo xa xis za zen zor',
  ),
};

export const LATIN_MAKERS: readonly NameMaker[] = [
  {
    language: 'en',
    script: 'Latin',
    syllables: LATIN,
    fields: phrases(
      'Technologies|Systems|Holdings|Capital|Ventures|Semiconductor|Robotics|Photonics|Energy|Networks|Analytics|Software|Materials|Aerospace|Medical Devices|Cloud Services|Data Centres|Satellite Communications',
    ),
    places: words('International Global America Pacific London Canada Europe Atlantic Singapore'),
    forms: phrases('Inc.|Ltd|LLC|Corp.|Limited|PLC|LP|Pte. Ltd.|Pty Ltd'),
    order: spaced,
  },
  {
    language: 'de',
    script: 'Latin',
    syllables: {
      first: [...LATIN.first, ...words('Brü Grün Hei Klein Mül Neu Rein Schä Schwarz Stein Wald Zim')],
      next: words('acker bach berg brand dorf eck feld hard heim hof holz mann mer ner röder stedt tal wig'),
    },
    fields: phrases(
      'Technik|Maschinenbau|Halbleiter|Beteiligungen|Systemtechnik|Energie|Werkzeuge|Datentechnik|Optik|Automation|Luftfahrt|Verwaltung',
    ),
    places: words('Deutschland Bayern Berlin Europa Wien Sachsen Rhein'),
    forms: phrases('GmbH|AG|GmbH & Co. KG|SE|KG|OHG|UG (haftungsbeschränkt)|e.K.'),
    order: spaced,
  },
  {
    language: 'nl',
    script: 'Latin',
    syllables: {
      first: [...LATIN.first, ...words('Van Zee Nieuw Oost Groen Kroon Brou Duin')],
      next: words('boom burg dam dijk heuvel hoek huis kamp laan meer poort stra veld wijk zicht'),
    },
    fields: phrases(
      'Techniek|Beheer|Groep|Participaties|Halfgeleiders|Investeringen|Logistiek|Energie|Systemen|Diensten|Vastgoed',
    ),
    places: words('Nederland Holland Rotterdam Amsterdam Eindhoven Europa Brabant'),
    forms: phrases('B.V.|N.V.|BV|Holding B.V.|V.O.F.|Coöperatie U.A.|Stichting'),
    order: spaced,
  },
  {
    language: 'fr',
    script: 'Latin',
    syllables: {
      first: [...LATIN.first, ...words('Beau Châ Dé Éli Fré Gué Lé Mé Ré Sé Thé')],
      next: words('beau cé chet dier eau elle fort gny lin lon mont nard neau rac reux rin sol tier ville'),
    },
    fields: phrases(
      'Technologies|Industries|Participations|Aéronautique|Semi-conducteurs|Énergie|Investissements|Logiciels|Conseil|Optique|Santé',
    ),
    places: words('France Paris Lyon Europe Grenoble Bretagne'),
    forms: phrases('SA|SAS|SARL|SCA|SNC|SASU|GIE'),
    order: spaced,
  },
];
