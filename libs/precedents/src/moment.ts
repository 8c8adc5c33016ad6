import { datePrecision } from '#kernel';

import { PrecedentsError } from './precedents.errors.js';

/**
 * What a read is asked as of: `asOf` is the day whose truth counts, `knownAt` the time whose knowledge.
 * Access is never asked as of anything but now.
 */
export interface Moment {
  /** `YYYY-MM-DD`; undefined stands for everything that has happened. */
  readonly asOf: string | undefined;
  readonly knownAt: Date;
  /** True when the question looks back, in either time. */
  readonly past: boolean;
}

/** What a client may say about the moment. */
export interface AskedMoment {
  readonly asOf?: string | null | undefined;
  readonly knownAt?: Date | null | undefined;
}

/** Later than anything is known. */
const WITHOUT_END = new Date('9999-01-01T00:00:00Z');

/** Now, in both times. */
export const PRESENT: Moment = { asOf: undefined, knownAt: WITHOUT_END, past: false };

/** @throws PrecedentsError MOMENT_INVALID, MOMENT_IN_FUTURE */
export function openMoment({ asOf, knownAt }: AskedMoment, now: Date): Moment {
  if (asOf != null) checkDay(asOf, now);
  if (knownAt != null && knownAt > now) throw inFuture('knownAt');
  return {
    asOf: asOf ?? undefined,
    knownAt: knownAt ?? WITHOUT_END,
    past: asOf != null || knownAt != null,
  };
}

function checkDay(asOf: string, now: Date): void {
  if (datePrecision(asOf) !== 'day') {
    throw new PrecedentsError('MOMENT_INVALID', 'This is no date.', {
      path: ['asOf'],
      advice: 'Give a day that exists, as 2025-03-01.',
    });
  }
  if (asOf > now.toISOString().slice(0, 10)) throw inFuture('asOf');
}

function inFuture(field: string): PrecedentsError {
  return new PrecedentsError('MOMENT_IN_FUTURE', 'The register cannot say what will be.', {
    path: [field],
    advice: 'Give a moment that has passed, or leave it out for the present.',
  });
}
