import { isCode, statementKinds, type StatementKind } from '#vocabulary';
import { audienceDefaults, completeEntry, eventDefaults, noteDefaults } from './complete-entry.js';
import { FormReader } from './form-reader.js';
import { parseCorrection } from './parse-correction.js';
import { parseDecision } from './parse-decision.js';
import { isJsonObject, type JsonObject, type JsonValue } from './parse-strict-json.js';
import type { Audience } from './parts/index.js';
import { checkErased, checkRelated } from './record-rules.js';
import type { DraftOf, StatementDraft } from './statement-draft.type.js';
import { StatementError } from './statement.errors.js';

type Parsers = {
  readonly [Kind in Exclude<StatementKind, 'decision'>]: (
    reader: FormReader,
    form: JsonValue,
  ) => DraftOf<Kind>;
};

const OTHER_KINDS = statementKinds.filter((entry) => entry.code !== 'decision');

const PARSERS: Parsers = {
  correction: parseCorrection,
  'legal-event': (reader, value) => {
    const form = reader.form(value, ['kind', 'ref', 'audience', 'event']);
    const event = reader.part('event', form.event, eventDefaults(), ['event']);
    return { kind: 'legal-event', ...aboutRecord(reader, form), event };
  },
  relation: (reader, value) => {
    const form = reader.form(value, ['kind', 'ref', 'audience', 'relation']);
    const about = aboutRecord(reader, form);
    const relation = reader.part('relation', form.relation, noteDefaults(), ['relation']);
    checkRelated(about.ref, relation.to);
    return { kind: 'relation', ...about, relation };
  },
  withdrawal: (reader, value) => {
    const form = reader.form(value, ['kind', 'ref', 'audience', 'withdrawal']);
    const withdrawal = reader.part('withdrawal', form.withdrawal, noteDefaults(), ['withdrawal']);
    return { kind: 'withdrawal', ...aboutRecord(reader, form), withdrawal };
  },
  erasure: parseErasure,
  sharing: parseSharing,
  circle: (reader, value) => {
    const form = reader.form(value, ['kind', 'circle']);
    return { kind: 'circle', circle: reader.part('circle', form.circle, {}, ['circle']) };
  },
  exclusion: (reader, value) => {
    const form = reader.form(value, ['kind', 'exclusion']);
    return { kind: 'exclusion', exclusion: reader.part('exclusion', form.exclusion, {}, ['exclusion']) };
  },
};

/**
 * Reads the author's form of a statement of any kind, from JSON or YAML; a form that names no kind is a
 * decision. StatementError DECISION_INVALID or, for the other kinds, FORM_INVALID names the field.
 */
export function parseStatementForm(input: unknown): StatementDraft {
  const reader = new FormReader('FORM_INVALID', 'form');
  const form = reader.plain(input);
  if (!isJsonObject(form)) return { kind: 'decision', ...parseDecision(form) };
  const { kind = 'decision', ...rest } = form;
  if (kind === 'decision') return { kind, ...parseDecision(rest) };
  if (isCode<Exclude<StatementKind, 'decision'>>(OTHER_KINDS, kind)) return PARSERS[kind](reader, form);
  throw reader.invalid(['kind'], `must be one of ${statementKinds.map(({ code }) => code).join(', ')}`);
}

function aboutRecord(reader: FormReader, form: JsonObject): { ref: string; audience: Audience } {
  return { ref: reader.reference(form), audience: reader.defaultAudience(form) };
}

function parseErasure(reader: FormReader, value: JsonValue): DraftOf<'erasure'> {
  const form = reader.form(value, ['kind', 'ref', 'audience', 'erasures']);
  const about = aboutRecord(reader, form);
  const erasures = reader
    .list(form, 'erasures')
    .map(([entry, path]) => reader.entry('erasure', entry, {}, path, about.audience));
  if (erasures.length === 0) throw new StatementError('RECORD_PART_MISSING', { path: ['erasures'] });
  checkErased(erasures.map(({ part }, at) => ({ part, path: ['erasures', String(at)] })));
  return { kind: 'erasure', ...about, erasures };
}

/** Every audience is said here, so there is none to fall back on, and an absent list would unshare all. */
function parseSharing(reader: FormReader, value: JsonValue): DraftOf<'sharing'> {
  const form = reader.form(value, ['kind', 'ref', 'parts', 'announce', 'silent']);
  const given = Object.entries(reader.object(form.parts, ['parts'])).map(([name, audience]) => [
    name,
    isJsonObject(audience) ? completeEntry(audience, audienceDefaults()) : audience,
  ]);
  const { parts } = reader.part('sharing', { parts: Object.fromEntries(given) as JsonObject }, {}, []);
  return { kind: 'sharing', ref: reader.reference(form), parts, ...reader.levels(form) };
}
