import currencies from 'currency-codes';

/** ISO 4217 alphabetic code, in capitals. */
export type CurrencyCode = string;

const known: ReadonlySet<string> = new Set(currencies.codes());

export function isCurrency(value: unknown): value is CurrencyCode {
  return typeof value === 'string' && known.has(value);
}
