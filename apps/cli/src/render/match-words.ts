import type { Label } from '#vocabulary';

/** How closely a name matches, as a word: it ranks, it decides nothing. */
export const BANDS: Readonly<Record<string, Label>> = {
  identifier: { en: 'same identifier', nl: 'zelfde kenmerk' },
  strong: { en: 'strong', nl: 'sterk' },
  likely: { en: 'likely', nl: 'waarschijnlijk' },
  similar_name_only: { en: 'similar name only', nl: 'alleen de naam lijkt erop' },
};

export const VERDICTS: Readonly<Record<string, Label>> = {
  yes: { en: 'may count', nl: 'kan meetellen' },
  no: { en: 'does not count', nl: 'telt niet mee' },
  unclear: { en: 'unclear', nl: 'onduidelijk' },
};

/** How one word of a name compares; what it is compared with follows, where it is written otherwise. */
export const TOKEN_REASONS: Readonly<Record<string, Label>> = {
  same: { en: 'same', nl: 'gelijk' },
  same_sound: { en: 'sounds like', nl: 'klinkt als' },
  same_meaning: { en: 'means the same as', nl: 'betekent hetzelfde als' },
  spelled_alike: { en: 'spelled like', nl: 'lijkt geschreven als' },
  initial: { en: 'same first letter as', nl: 'zelfde eerste letter als' },
  short_form: { en: 'form of the same given name as', nl: 'vorm van dezelfde voornaam als' },
  joined: { en: 'written apart or together', nl: 'los of aaneen geschreven' },
  acronym: { en: 'first letters, stands for', nl: 'beginletters, staat voor' },
  number_differs: { en: 'another number, recorded', nl: 'ander nummer, vastgelegd' },
  place_differs: { en: 'another place, recorded', nl: 'andere plaats, vastgelegd' },
  order_differs: { en: 'another order, recorded', nl: 'andere volgorde, vastgelegd' },
  legal_form_differs: { en: 'another legal form, recorded', nl: 'andere rechtsvorm, vastgelegd' },
  legal_form_ignored: { en: 'legal form, ignored', nl: 'rechtsvorm, genegeerd' },
  whole_sound: { en: 'as a whole sounds like', nl: 'klinkt in zijn geheel als' },
  only_asked: { en: 'only asked', nl: 'alleen gevraagd' },
  only_recorded: { en: 'only in the record', nl: 'alleen in het dossier' },
};
