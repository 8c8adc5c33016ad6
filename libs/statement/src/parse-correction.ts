import { isRecordPartKind, type RecordPart, type RecordPartKind } from './check-composition.js';
import { groundDefaults, outcomeDefaults, partyDefaults, personDefaults } from './complete-entry.js';
import type { Shared } from './decision-draft.type.js';
import type { FormReader, Place } from './form-reader.js';
import { isPartName, partKind, type PartName, reasonsLanguage } from './part-name.js';
import type { JsonObject, JsonValue } from './parse-strict-json.js';
import { type Audience, type GroundPart } from './parts/index.js';
import { checkLanguages, ENTRY_LISTS, groundsAt, readRecordEntries } from './read-record-entries.js';
import { checkSomeGrounds, type PlacedGround } from './record-rules.js';
import type { CorrectionDraft, Replacements } from './statement-draft.type.js';
import { StatementError } from './statement.errors.js';

const MEMBERS = ['kind', 'ref', 'audience', 'reason', 'replace', 'add'];
const DEFAULTS: Readonly<Record<RecordPartKind, () => JsonObject>> = {
  outcome: outcomeDefaults,
  ground: groundDefaults,
  reasons: () => ({}),
  party: partyDefaults,
  person: personDefaults,
};

/** Reads a correction: a part is replaced as a whole, so what its entry leaves open becomes unrecorded. */
export function parseCorrection(reader: FormReader, value: JsonValue): CorrectionDraft {
  const form = reader.form(value, MEMBERS);
  const audience = reader.defaultAudience(form);
  const { reason } = reader.part('correction', { reason: form.reason ?? null }, {}, []);
  const draft: CorrectionDraft = {
    kind: 'correction',
    ref: reader.reference(form),
    audience,
    reason,
    replace: readReplacements(reader, form.replace ?? {}, audience),
    add: readRecordEntries(reader, reader.form(form.add ?? {}, ENTRY_LISTS, ['add']), audience, ['add']),
  };
  checkCorrection(reader, draft);
  return draft;
}

function readReplacements(reader: FormReader, value: JsonValue, audience: Audience): Replacements {
  const entries = Object.entries(reader.object(value, ['replace'])).map(([name, entry]) => {
    const kind = isPartName(name) ? partKind(name) : undefined;
    if (!isPartName(name) || !kind || !isRecordPartKind(kind)) {
      throw reader.invalid(['replace'], 'must name parts of a record, such as outcome or ground:k3xv7q2a');
    }
    const path = ['replace', name];
    const plain = kind === 'reasons' ? withoutLanguage(reader, name, entry, path) : entry;
    return [name, reader.entry(kind, plain, DEFAULTS[kind](), path, audience)] as const;
  });
  return Object.fromEntries<Shared<RecordPart>>(entries);
}

/** Reasons may carry their language here as in a decision, but it stands in the name already. */
function withoutLanguage(reader: FormReader, name: PartName, value: JsonValue, path: Place): JsonObject {
  const { language = reasonsLanguage(name), ...entry } = reader.object(value, path);
  if (language === reasonsLanguage(name)) return entry;
  throw reader.invalid([...path, 'language'], 'must be the language in the name of the part');
}

function checkCorrection(reader: FormReader, { replace, add }: CorrectionDraft): void {
  const names = Object.keys(replace);
  if (names.length + Object.values(add).flat().length === 0) {
    throw new StatementError('CORRECTION_EMPTY', { path: ['replace'] });
  }
  checkSomeGrounds([...replacedGrounds(replace), ...groundsAt(add, ['add'])]);
  const languages = names.filter(isPartName).map(reasonsLanguage);
  checkLanguages(reader, add, languages, ['add']);
}

function replacedGrounds(replace: Replacements): PlacedGround[] {
  return Object.entries(replace)
    .filter((entry): entry is [PartName, Shared<GroundPart>] => entry[0].startsWith('ground:'))
    .map(([name, ground]) => ({ ground, path: ['replace', name] }));
}
