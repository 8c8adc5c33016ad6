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

/** How one word of a name compares. */
export const TOKEN_REASONS: Readonly<Record<string, Label>> = {
  same: { en: 'same', nl: 'gelijk' },
  legal_form_ignored: { en: 'legal form, ignored', nl: 'rechtsvorm, genegeerd' },
  only_asked: { en: 'only asked', nl: 'alleen gevraagd' },
  only_recorded: { en: 'only in the record', nl: 'alleen in het dossier' },
};
