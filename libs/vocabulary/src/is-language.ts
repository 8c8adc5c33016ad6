/** A primary language tag, `en`. */
export type LanguageTag = string;

/** A primary language subtag of two letters (RFC 5646 §2.2.1); others than those offered are accepted. */
export function isLanguage(tag: unknown): tag is LanguageTag {
  return typeof tag === 'string' && /^[a-z]{2}$/.test(tag);
}
