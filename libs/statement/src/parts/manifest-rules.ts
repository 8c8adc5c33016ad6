import { isInstant } from '#kernel';
import { fieldRule } from './field-rule.js';

/** PostgreSQL's integer: no manifest is replaced that often. */
const LATEST_VERSION = 2_147_483_647;

/** The number of a complete statement that replaces the one before it. */
export function IsVersion(): PropertyDecorator {
  const test = (value: unknown) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LATEST_VERSION;
  return fieldRule('version', test, 'must be a whole number from 1 on');
}

/** A moment in UTC. */
export function IsMoment(): PropertyDecorator {
  return fieldRule('moment', isInstant, 'must be an instant in UTC such as 2027-11-23T20:00:00Z');
}
