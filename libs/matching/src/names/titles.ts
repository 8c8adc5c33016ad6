import { foldWord } from '../words/fold-word.js';

/** Titles of persons in the languages of members and neighbours, in Latin letters. */
const TITLES =
  'mr mrs ms miss mister dr doctor prof professor sir dame lord lady madam president minister senator general gen colonel col ' +
  'major captain capt commander lieutenant lt sergeant admiral judge herr frau prasident praesident doktor minister ' +
  'monsieur madame mademoiselle mme mlle docteur president signor signora dottor dottore senor senora don dona ' +
  'dhr mevr mevrouw ing ir drs mag dipl haji hajji hadji hajj sheikh shaikh shaykh sheik sayyid sayid syed mullah mulla ' +
  'mawlawi maulavi maulana mawlana qari ustad imam ayatollah emir prince princess king queen jr sr junior senior esq phd md ' +
  'bey efendi pan pani gospodin gospozha pane san sama shri smt';

/** Titles, folded: they help little to tell two persons apart. */
export const PERSON_TITLES: ReadonlySet<string> = new Set(TITLES.split(' ').map(foldWord));
