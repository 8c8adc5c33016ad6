/** PostgreSQL's name of a dictionary that reduces words to stems; `simple` leaves them as they are. */
export type Stemmer = string;

/** Only such as every version from 15 on has; other languages are kept unstemmed. */
const BY_LANGUAGE: Readonly<Record<string, Stemmer>> = {
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hu: 'hungarian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  nl: 'dutch',
  pt: 'portuguese',
  ro: 'romanian',
  sv: 'swedish',
};

const UNSTEMMED = 'simple';

/** All that a text may have been stemmed with. */
export const STEMMERS: readonly Stemmer[] = [...Object.values(BY_LANGUAGE), UNSTEMMED];

export function stemmerOf(language: string): Stemmer {
  return Object.hasOwn(BY_LANGUAGE, language) ? (BY_LANGUAGE[language] ?? UNSTEMMED) : UNSTEMMED;
}

/** The lexemes of a word, as SQL; none for a word that says nothing, such as an article. */
export const LEXEMES_OF = (stemmer: string, word: string): string =>
  `ts_lexize(('pg_catalog.' || CASE ${stemmer} WHEN 'simple' THEN 'simple' ELSE ${stemmer} || '_stem' END)::regdictionary, ${word})`;
