import { datePrecision } from '#kernel';

import { satisfies } from './satisfies.js';

/** A calendar day, `YYYY-MM-DD`. */
export function IsDay(): PropertyDecorator {
  const isDay = (value: unknown) => typeof value === 'string' && datePrecision(value) === 'day';
  return satisfies('isDay', 'must be a calendar day such as 2026-11-23', isDay);
}
