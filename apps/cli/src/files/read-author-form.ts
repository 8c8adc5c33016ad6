import { parseStrictJson } from '#statement';
import { parseDocument } from 'yaml';

import { CliError } from '../cli.errors.js';
import { readTextFile } from './read-text-file.js';

const YEAR = /^\d{4}$/;
const VERSION = /^[1-9]\d{0,9}$/;

/** The author's form of a statement as it stands in a YAML or JSON file; `parseStatementForm` judges it. */
export async function readAuthorForm(path: string): Promise<unknown> {
  const text = await readTextFile(path);
  return path.endsWith('.json') ? parseStrictJson(text, ['form']) : readYamlForm(text);
}

/**
 * Every scalar is read as it is written: YAML would make a number of the date `2022` and cut the zeros of
 * a register number. Only the year of birth, and the version of a circle or an exclusion, are numbers in the form.
 */
export function readYamlForm(text: string): unknown {
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: true });
  const [fault] = document.errors;
  if (fault) {
    const { line = 0, col = 0 } = fault.linePos?.[0] ?? {};
    throw new CliError('FORM_UNREADABLE', `The file is not YAML: line ${line}, column ${col}.`, {
      path: [fault.code],
    });
  }
  return withVersions(withBirthYears(document.toJS()));
}

/** Circles and exclusions are numbered. */
function withVersions(form: unknown): unknown {
  if (!isObject(form)) return form;
  const { circle, exclusion } = form;
  return {
    ...form,
    ...(isObject(circle) && { circle: withNumber(circle, 'version', VERSION) }),
    ...(isObject(exclusion) && { exclusion: withNumber(exclusion, 'version', VERSION) }),
  };
}

/** Persons stand in a decision, and in what a correction replaces or adds. */
function withBirthYears(form: unknown): unknown {
  if (!isObject(form)) return form;
  const { persons, replace, add } = form;
  return {
    ...form,
    ...(Array.isArray(persons) && { persons: persons.map(withBirthYear) }),
    ...(isObject(replace) && { replace: mapped(replace) }),
    ...(isObject(add) && { add: withBirthYears(add) }),
  };
}

function mapped(entries: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, withBirthYear(entry)]));
}

function withBirthYear(person: unknown): unknown {
  return isObject(person) ? withNumber(person, 'birthYear', YEAR) : person;
}

function withNumber(entry: Record<string, unknown>, name: string, form: RegExp): Record<string, unknown> {
  const value = entry[name];
  return typeof value === 'string' && form.test(value) ? { ...entry, [name]: Number(value) } : entry;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
