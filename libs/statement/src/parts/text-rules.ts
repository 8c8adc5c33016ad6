import { isLanguage } from '#vocabulary';
import { fieldRule } from './field-rule.js';

/** C0 and C1 control characters, line feed among them. */
const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINE_FEED = /[^\P{Cc}\n]/u;
/** Embeddings, overrides and isolates can show a text in another order than it was signed in. */
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;
const URL_LENGTH_LIMIT = 2000;

const RULES = 'in NFC, without control or bidirectional formatting characters';

/** Text on one line, of at most so many UTF-16 units; also the word `not_recorded` where a field allows it. */
export function IsText(limit: number): PropertyDecorator {
  return fieldRule(
    'text',
    (value) => isText(value, limit),
    `must be a text of 1 to ${limit} characters on one line, ${RULES}`,
  );
}

/** Text that may run over several lines. */
export function IsLongText(limit: number): PropertyDecorator {
  return fieldRule(
    'text',
    (value) => isLongText(value, limit),
    `must be a text of 1 to ${limit} characters, ${RULES}`,
  );
}

/** The same text in several languages, by language tag. */
export function AreTranslations(limit: number): PropertyDecorator {
  const test = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(([language, text]) => isLanguage(language) && isLongText(text, limit));
  return fieldRule(
    'translations',
    test,
    `must be texts of 1 to ${limit} characters by two-letter language tag, ${RULES}`,
  );
}

/** A web address that a reader may follow: other schemes could run script. */
export function IsWebAddress(): PropertyDecorator {
  const test = (value: unknown) =>
    isText(value, URL_LENGTH_LIMIT) && /^https?:\/\//.test(value) && URL.canParse(value);
  return fieldRule('url', test, 'must be an http or https address');
}

function isText(value: unknown, limit: number): value is string {
  return isSafe(value, limit) && !CONTROL.test(value);
}

function isLongText(value: unknown, limit: number): value is string {
  return isSafe(value, limit) && !CONTROL_BUT_LINE_FEED.test(value);
}

function isSafe(value: unknown, limit: number): value is string {
  if (typeof value !== 'string' || value.length > limit || value.trim() === '') return false;
  return !BIDI_CONTROL.test(value) && value.normalize('NFC') === value;
}
