import { countryCodes, countryName } from '#vocabulary';
import { foldName } from './fold-name.js';

const COMPANY_WORDS = [
  'asset assets business capital company consulting corporate enterprise enterprises equity finance financial',
  'fund funds gmbh group groupe gruppe holding holdings industrial industries industry invest investing',
  'investment investments investors limited management offshore partner partners partnership private products',
  'service services solution solutions trade trading trust venture ventures works',
];

const FIELD_WORDS = [
  'ai artificial intelligence communication communications computer computing data development digital',
  'electronic electronics engineering equipment information innovation innovations laboratories laboratory labs',
  'manufacturing microelectronics network networks research robotics satellite science sciences semiconductor',
  'semiconductors software system systems tech technologies technology telecom telecommunications',
];

const JOINING_WORDS = ['and of the for a an de der die das des du le la les et und van von voor en y e'];

const PLACE_WORDS = [
  'africa african america american asia asian asiatic europe european global international national overseas',
  'pacific atlantic world worldwide north south east west northern southern eastern western central',
  'eu gb uk uae usa us hong kong united kingdom states british chinese dutch french german italian japanese',
  'beijing fujian guangdong guangzhou hangzhou hubei jiangsu nanjing shanghai shenzhen tianjin wuhan zhejiang',
  'amsterdam berlin delaware dubai london munich new york paris prague rome seoul sydney taipei tokyo toronto',
];

/** The mark in the names of invented parties: without it two of them would be alike for that reason only. */
const DEMONSTRATION_WORDS = ['fictitious'];

/** Countries whose name is one word, in English and Dutch. */
const countryWords = countryCodes
  .flatMap((code) => [foldName(countryName(code, 'en')), foldName(countryName(code, 'nl'))])
  .filter((name) => !name.includes(' '));

/** Words so many companies share that sharing one says nothing. Folded. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set([
  ...[COMPANY_WORDS, FIELD_WORDS, JOINING_WORDS, PLACE_WORDS, DEMONSTRATION_WORDS]
    .flat()
    .flatMap((line) => line.split(' ')),
  ...countryWords,
]);
