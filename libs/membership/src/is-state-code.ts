import type { ValidationOptions } from 'class-validator';

import { isCountry } from '#vocabulary';

import { satisfies } from './satisfies.js';

/** A country code as the records use it: ISO 3166-1 alpha-2 in capitals. */
export function IsStateCode(options?: ValidationOptions): PropertyDecorator {
  return satisfies('isStateCode', 'must be an ISO 3166-1 alpha-2 code in capitals', isCountry, options);
}
