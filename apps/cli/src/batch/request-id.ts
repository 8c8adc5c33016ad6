import { createHash } from 'node:crypto';

import { canonicalText } from '#kernel';

/**
 * The id of a row's question: the same for the same question in the same run, so that whatever was answered before an
 * interruption is answered again and not asked anew.
 */
export function requestIdOf(run: string, question: object): string {
  return createHash('sha256')
    .update(canonicalText({ run, ...question }))
    .digest('base64url');
}

/** What a run is called that has no name: the day, UTC, so that nobody takes an old answer for one of today. */
export function runOfToday(now = new Date()): string {
  return now.toISOString().slice(0, 10);
}
