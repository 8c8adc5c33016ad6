import { ASIAN_FORMS } from './asian-forms.js';
import { CENTRAL_FORMS } from './central-forms.js';
import { EASTERN_FORMS } from './eastern-forms.js';
import { ENGLISH_FORMS } from './english-forms.js';
import type { FormClass, FormTable } from './form-class.js';
import { MIDDLE_EASTERN_FORMS } from './middle-eastern-forms.js';
import { NORTHERN_FORMS } from './northern-forms.js';
import { SOUTHERN_FORMS } from './southern-forms.js';
import { WESTERN_FORMS } from './western-forms.js';

/** One legal form as one country writes it. */
export interface LegalForm {
  readonly country: string;
  readonly formClass: FormClass;
  readonly written: string;
  /** Whether it also stands before the name. */
  readonly leads: boolean;
}

const TABLES: readonly FormTable[] = [
  ENGLISH_FORMS,
  WESTERN_FORMS,
  SOUTHERN_FORMS,
  NORTHERN_FORMS,
  CENTRAL_FORMS,
  EASTERN_FORMS,
  ASIAN_FORMS,
  MIDDLE_EASTERN_FORMS,
];

/** Every legal form we know, in the order of the tables. */
export const LEGAL_FORMS: readonly LegalForm[] = TABLES.flatMap((table) =>
  Object.entries(table).flatMap(([country, classes]) =>
    (Object.entries(classes) as [FormClass, string][]).flatMap(([formClass, forms]) =>
      forms.split('|').map((form) => ({
        country,
        formClass,
        written: form.replace(/^\^/, ''),
        leads: form.startsWith('^'),
      })),
    ),
  ),
);
