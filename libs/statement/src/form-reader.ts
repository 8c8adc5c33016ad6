import { isLanguage } from '#vocabulary';
import { isStatementId } from './base64url-form.js';
import { checkShape, fieldError } from './check-shape.js';
import { audienceDefaults, completeEntry } from './complete-entry.js';
import type { Levels, ReasonsEntry, Shared } from './decision-draft.type.js';
import type { PartKind } from './part-name.js';
import { isJsonObject, type JsonObject, type JsonValue, parseStrictJson } from './parse-strict-json.js';
import { Audience } from './parts/index.js';
import { StatementError } from './statement.errors.js';
import { type PartByKind, validatePartAs } from './validate-part.js';

/** A place in a form, outermost first. */
export type Place = readonly string[];

/**
 * Reads the pieces of an author's form and writes out what they left open. Faults are StatementErrors of
 * one code, with their place in the form; the form as a whole has the place `root`.
 */
export class FormReader {
  constructor(
    private readonly code: 'DECISION_INVALID' | 'FORM_INVALID',
    private readonly root: string,
  ) {}

  /** What JSON can say of the input: cycles, dates and functions of a YAML reader end here. */
  plain(input: unknown): JsonValue {
    let text: string | undefined;
    try {
      text = JSON.stringify(input);
    } catch (cause) {
      throw new StatementError(this.code, { cause, path: [this.root] });
    }
    return parseStrictJson(text ?? 'null', [this.root]);
  }

  object(value: JsonValue | undefined, path: Place): JsonObject {
    if (isJsonObject(value)) return value;
    throw this.invalid(path, 'must be an object');
  }

  /** An object with no other members than these: a misspelt one would be left out without a word. */
  form(value: JsonValue | undefined, members: readonly string[], path: Place = []): JsonObject {
    const form = this.object(value, path);
    if (Object.keys(form).every((name) => members.includes(name))) return form;
    throw this.invalid(path, `has a member other than ${members.join(', ')}`);
  }

  list(form: JsonObject, name: string, path: Place = []): [JsonValue, Place][] {
    const list = form[name] ?? [];
    if (!Array.isArray(list)) throw this.invalid([...path, name], 'must be a list');
    return list.map((value, at) => [value, [...path, name, String(at)]]);
  }

  /** Id of the statement that the form is about. */
  reference(form: JsonObject): string {
    if (isStatementId(form.ref)) return form.ref;
    throw this.invalid(['ref'], 'must be the id of a record, 22 characters of base64url');
  }

  audience(value: JsonValue, path: Place): Audience {
    const complete = completeEntry(this.object(value, path), audienceDefaults());
    const { circles, states, except } = checkShape(Audience, complete, path, this.code);
    return { circles, states, except };
  }

  /** The audience of everything in the form that has none of its own. */
  defaultAudience(form: JsonObject): Audience {
    return this.audience(form.audience ?? {}, ['audience']);
  }

  levels({ announce, silent }: JsonObject): Levels {
    return {
      ...(announce !== undefined && { announce: this.audience(announce, ['announce']) }),
      ...(silent !== undefined && { silent: this.audience(silent, ['silent']) }),
    };
  }

  part<Kind extends PartKind>(
    kind: Kind,
    value: JsonValue | undefined,
    defaults: JsonObject,
    path: Place,
  ): PartByKind[Kind] {
    const complete = completeEntry(this.object(value, path), defaults);
    validatePartAs(kind, complete, path, this.code);
    // The class has just vouched for every field of the plain object, which is what a draft stores.
    return complete as unknown as PartByKind[Kind];
  }

  /** A part with its audience written next to it. */
  entry<Kind extends PartKind>(
    kind: Kind,
    value: JsonValue | undefined,
    defaults: JsonObject,
    path: Place,
    fallback: Audience,
  ): Shared<PartByKind[Kind]> {
    const { audience, ...entry } = this.object(value, path);
    const part = this.part(kind, entry, defaults, path);
    return {
      ...part,
      audience: audience === undefined ? fallback : this.audience(audience, [...path, 'audience']),
    };
  }

  reasons(value: JsonValue | undefined, path: Place, fallback: Audience): Shared<ReasonsEntry> {
    const { language, ...entry } = this.object(value, path);
    if (!isLanguage(language)) {
      throw this.invalid([...path, 'language'], 'must be a language tag of two letters');
    }
    return { language, ...this.entry('reasons', entry, {}, path, fallback) };
  }

  invalid(path: Place, problem: string): StatementError {
    return fieldError(this.code, path.length > 0 ? path : [this.root], problem);
  }
}
