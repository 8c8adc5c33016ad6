import { isLanguage } from '#vocabulary';
import { checkShape, fieldError } from './check-shape.js';
import {
  audienceDefaults,
  completeEntry,
  groundDefaults,
  outcomeDefaults,
  partyDefaults,
  personDefaults,
} from './complete-entry.js';
import type { DecisionDraft, ReasonsEntry, Shared } from './decision-draft.type.js';
import { isJsonObject, type JsonObject, type JsonValue, parseStrictJson } from './parse-strict-json.js';
import { Audience } from './parts/index.js';
import { checkGrounds } from './record-rules.js';
import { StatementError } from './statement.errors.js';
import { type PartByKind, validatePartAs } from './validate-part.js';

const MEMBERS = ['audience', 'outcome', 'grounds', 'reasons', 'parties', 'persons'];

/**
 * Reads the author's form of a decision, from JSON or YAML, and writes out what it left open.
 * StatementError DECISION_INVALID names the field: `['grounds', '0', 'code']`.
 */
export function parseDecision(input: unknown): DecisionDraft {
  const form = objectAt(plainJson(input), []);
  const stray = Object.keys(form).find((name) => !MEMBERS.includes(name));
  if (stray !== undefined) throw invalid(['decision'], `has a member other than ${MEMBERS.join(', ')}`);
  const audience = readAudience(form.audience ?? {}, ['audience']);
  const draft: DecisionDraft = {
    audience,
    outcome: readEntry('outcome', form.outcome, outcomeDefaults(), ['outcome'], audience),
    grounds: listAt(form, 'grounds').map(([value, path]) =>
      readEntry('ground', value, groundDefaults(), path, audience),
    ),
    reasons: listAt(form, 'reasons').map(([value, path]) => readReasons(value, path, audience)),
    parties: listAt(form, 'parties').map(([value, path]) =>
      readEntry('party', value, partyDefaults(), path, audience),
    ),
    persons: listAt(form, 'persons').map(([value, path]) =>
      readEntry('person', value, personDefaults(), path, audience),
    ),
  };
  checkDraft(draft);
  return draft;
}

/** What JSON can say of the input: cycles, dates and functions of a YAML reader end here. */
function plainJson(input: unknown): JsonValue {
  let text: string | undefined;
  try {
    text = JSON.stringify(input);
  } catch (cause) {
    throw new StatementError('DECISION_INVALID', { cause, path: ['decision'] });
  }
  return parseStrictJson(text ?? 'null', ['decision']);
}

function readEntry<Kind extends 'outcome' | 'ground' | 'party' | 'person'>(
  kind: Kind,
  value: JsonValue | undefined,
  defaults: JsonObject,
  path: readonly string[],
  fallback: Audience,
): Shared<PartByKind[Kind]> {
  const { audience, ...entry } = objectAt(value, path);
  const complete = completeEntry(entry, defaults);
  validatePartAs(kind, complete, path, 'DECISION_INVALID');
  // The class has just vouched for every field of the plain object, which is what a draft stores.
  const part = complete as unknown as PartByKind[Kind];
  return { ...part, audience: audienceOr(fallback, audience, path) };
}

function readReasons(
  value: JsonValue | undefined,
  path: readonly string[],
  fallback: Audience,
): Shared<ReasonsEntry> {
  const { audience, language, ...entry } = objectAt(value, path);
  if (!isLanguage(language)) throw invalid([...path, 'language'], 'must be a language tag of two letters');
  const { text } = validatePartAs('reasons', entry, path, 'DECISION_INVALID');
  return { language, text, audience: audienceOr(fallback, audience, path) };
}

function audienceOr(fallback: Audience, given: JsonValue | undefined, path: readonly string[]): Audience {
  return given === undefined ? fallback : readAudience(given, [...path, 'audience']);
}

function readAudience(value: JsonValue, path: readonly string[]): Audience {
  const complete = completeEntry(objectAt(value, path), audienceDefaults());
  const { circles, states, except } = checkShape(Audience, complete, path, 'DECISION_INVALID');
  return { circles, states, except };
}

function checkDraft({ grounds, reasons }: DecisionDraft): void {
  const placed = grounds.map((ground, at) => ({ ground, path: ['grounds', String(at)] }));
  checkGrounds(placed, ['grounds']);
  const repeated = reasons.findIndex(
    ({ language }, at) => reasons.findIndex((other) => other.language === language) !== at,
  );
  if (repeated >= 0) throw invalid(['reasons', String(repeated), 'language'], 'must not be given twice');
}

function listAt(form: JsonObject, name: string): [JsonValue, string[]][] {
  const list = form[name] ?? [];
  if (!Array.isArray(list)) throw invalid([name], 'must be a list');
  return list.map((value, at) => [value, [name, String(at)]]);
}

function objectAt(value: JsonValue | undefined, path: readonly string[]): JsonObject {
  if (isJsonObject(value)) return value;
  throw invalid(path.length > 0 ? path : ['decision'], 'must be an object');
}

function invalid(path: readonly string[], problem: string): StatementError {
  return fieldError('DECISION_INVALID', path, problem);
}
