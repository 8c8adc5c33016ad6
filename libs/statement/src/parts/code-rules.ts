import { datePrecision } from '#kernel';
import { isCode, isCountry, isCurrency, isLei, type Term } from '#vocabulary';
import { type FieldOptions, fieldRule, isUnique, recordedRule } from './field-rule.js';

const LISTED_AT_MOST = 15;

/** One code of a vocabulary list. */
export function IsCode(list: readonly Term[], options?: FieldOptions): PropertyDecorator {
  return recordedRule('code', (value) => isCode(list, value), `must be ${choiceOf(list)}`, options);
}

/** Several codes of a vocabulary list, each once. */
export function AreCodes(list: readonly Term[]): PropertyDecorator {
  const test = (value: unknown) =>
    Array.isArray(value) && value.every((code) => isCode(list, code)) && isUnique(value);
  return fieldRule('codes', test, `must be a list without repetition, each entry ${choiceOf(list)}`);
}

/** ISO 3166-1 alpha-2. */
export function IsCountryCode(options?: FieldOptions): PropertyDecorator {
  return recordedRule('country', isCountry, 'must be a country code of ISO 3166-1 alpha-2', options);
}

export function AreCountryCodes(): PropertyDecorator {
  const test = (value: unknown) => Array.isArray(value) && value.every(isCountry) && isUnique(value);
  return fieldRule('countries', test, 'must be a list of country codes without repetition');
}

/** ISO 4217. */
export function IsCurrencyCode(): PropertyDecorator {
  return fieldRule('currency', isCurrency, 'must be a currency code of ISO 4217');
}

/** ISO 17442, check digits included. */
export function IsLei(options?: FieldOptions): PropertyDecorator {
  return recordedRule('lei', isLei, 'must be a Legal Entity Identifier with right check digits', options);
}

/** A date known to the day, the month or the year. */
export function IsPartialDate(options?: FieldOptions): PropertyDecorator {
  const test = (value: unknown) => typeof value === 'string' && datePrecision(value) !== undefined;
  return recordedRule('date', test, 'must be a date that exists, as 2022-11-16, 2022-11 or 2022', options);
}

function choiceOf(list: readonly Term[]): string {
  if (list.length > LISTED_AT_MOST) return 'a code of its vocabulary list';
  return `one of ${list.map(({ code }) => code).join(', ')}`;
}
