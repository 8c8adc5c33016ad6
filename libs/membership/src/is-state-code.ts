import { isISO31661Alpha2, type ValidationOptions } from 'class-validator';

import { satisfies } from './satisfies.js';

// The library's list also takes small letters, and `nl` would then be another state than `NL`.
const CAPITALS = /^[A-Z]{2}$/;

/** An ISO 3166-1 alpha-2 code in capitals. */
export function IsStateCode(options?: ValidationOptions): PropertyDecorator {
  const isCode = (value: unknown) =>
    typeof value === 'string' && CAPITALS.test(value) && isISO31661Alpha2(value);
  return satisfies('isStateCode', 'must be an ISO 3166-1 alpha-2 code in capitals', isCode, options);
}
