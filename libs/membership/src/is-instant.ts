import { isInstant } from '#kernel';

import { satisfies } from './satisfies.js';

/** An instant in UTC, as the kernel reads it. */
export function IsInstant(): PropertyDecorator {
  return satisfies('isInstant', 'must be an instant in UTC such as 2026-11-23T20:00:00Z', isInstant);
}
