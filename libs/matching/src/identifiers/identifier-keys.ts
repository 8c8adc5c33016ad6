import { registerNumber } from './register-number.js';

/** What identifies a company exactly; a part that is not known is absent or `not_recorded`. */
export interface Identified {
  readonly lei?: string | undefined;
  readonly registration?: { readonly country: string; readonly number: string } | 'not_recorded' | undefined;
}

/** One exact key: equal scheme and value mean the same company. */
export interface IdentifierKey {
  /** `lei`, or `register:` and the country of the register. */
  readonly scheme: string;
  readonly value: string;
}

/**
 * The exact keys of a party. That an LEI is one (ISO 17442, check digits) is verified where a statement or a
 * question comes in.
 */
export function identifierKeys({ lei, registration }: Identified): IdentifierKey[] {
  const keys: IdentifierKey[] = [];
  if (lei && lei !== 'not_recorded')
    keys.push({ scheme: 'lei', value: lei.replaceAll(/[\s-]/g, '').toUpperCase() });
  if (registration && registration !== 'not_recorded') {
    const value = registerNumber(registration.country, registration.number);
    if (value) keys.push({ scheme: `register:${registration.country}`, value });
  }
  return keys;
}
