import { groundDefaults, partyDefaults, personDefaults } from './complete-entry.js';
import type { RecordEntries } from './decision-draft.type.js';
import type { FormReader, Place } from './form-reader.js';
import type { JsonObject } from './parse-strict-json.js';
import type { Audience } from './parts/index.js';
import type { PlacedGround } from './record-rules.js';

/** Members of a form that list entries of a record. */
export const ENTRY_LISTS = ['grounds', 'reasons', 'parties', 'persons'];

/** Grounds, reasons, parties and persons of a form, or of the place in a form where they stand. */
export function readRecordEntries(
  reader: FormReader,
  form: JsonObject,
  audience: Audience,
  at: Place = [],
): RecordEntries {
  return {
    grounds: reader
      .list(form, 'grounds', at)
      .map(([value, path]) => reader.entry('ground', value, groundDefaults(), path, audience)),
    reasons: reader.list(form, 'reasons', at).map(([value, path]) => reader.reasons(value, path, audience)),
    parties: reader
      .list(form, 'parties', at)
      .map(([value, path]) => reader.entry('party', value, partyDefaults(), path, audience)),
    persons: reader
      .list(form, 'persons', at)
      .map(([value, path]) => reader.entry('person', value, personDefaults(), path, audience)),
  };
}

/** Grounds at their places in a form. */
export function groundsAt({ grounds }: RecordEntries, at: Place = []): PlacedGround[] {
  return grounds.map((ground, index) => ({ ground, path: [...at, 'grounds', String(index)] }));
}

/** Reasons stand under their language, so each may be given once. */
export function checkLanguages(
  reader: FormReader,
  { reasons }: RecordEntries,
  taken: readonly string[] = [],
  at: Place = [],
): void {
  const seen = new Set(taken);
  reasons.forEach(({ language }, index) => {
    if (seen.has(language)) {
      throw reader.invalid([...at, 'reasons', String(index), 'language'], 'must not be given twice');
    }
    seen.add(language);
  });
}
