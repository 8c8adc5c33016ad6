import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import dutch from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import type { LabelLanguage } from './term.js';

// The package's own entry would carry eighty languages to the browser: only these two files are read.
type NameList = Readonly<Record<string, string | readonly string[]>>;
const englishNames: NameList = english.countries;
const dutchNames: NameList = dutch.countries;

/** Where the first English name of the list is the formal one. */
const USUAL_ENGLISH: Readonly<Record<string, string>> = {
  CI: "Côte d'Ivoire",
  CN: 'China',
  CZ: 'Czechia',
  GM: 'Gambia',
  IR: 'Iran',
  MK: 'North Macedonia',
  PS: 'Palestine',
  RU: 'Russia',
  TW: 'Taiwan',
  TZ: 'Tanzania',
};

/** ISO 3166-1 alpha-2, in capitals; `XK` (user-assigned, Kosovo) is known too. */
export type CountryCode = string;

/** All codes, in alphabetical order. */
export const countryCodes: readonly CountryCode[] = Object.keys(englishNames).sort();

const known: ReadonlySet<string> = new Set(countryCodes);

export function isCountry(value: unknown): value is CountryCode {
  return typeof value === 'string' && known.has(value);
}

/** The usual name of a country; a code that is not known is shown as it stands. */
export function countryName(code: CountryCode, language: LabelLanguage): string {
  if (!isCountry(code)) return code;
  return (language === 'nl' ? dutchName(code) : englishName(code)) ?? code;
}

function englishName(code: CountryCode): string | undefined {
  return USUAL_ENGLISH[code] ?? [englishNames[code] ?? []].flat()[0];
}

/** The Dutch list gives the formal name first and the usual one second. */
function dutchName(code: CountryCode): string | undefined {
  const [formal, usual] = [dutchNames[code] ?? []].flat();
  return usual ?? formal;
}
