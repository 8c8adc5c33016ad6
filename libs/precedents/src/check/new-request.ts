import { createHash } from 'node:crypto';

import type { Inquiry } from '#journal';
import { canonicalText } from '#kernel';

import type { Moment } from '../moment.js';
import type { Told } from './answered-request.entity.js';
import type { UnsignedRequest } from './check-receipts.service.js';
import type { CheckInput } from './check.input.js';
import type { FoundHits } from './find-hits.service.js';
import { chosenInput } from './question-text.js';
import type { AskedParty } from './question.js';
import { seenMatches } from './seen-match.js';

/** Hits that an answer shows at the most. */
export const SHOWN = 10;

/** One question as the search needs it. */
export interface Question {
  readonly input: CheckInput;
  readonly parties: readonly AskedParty[];
  readonly moment: Moment;
  readonly hash: Buffer;
}

/** What the search came to. */
export interface Findings {
  readonly told: Told;
  readonly found: FoundHits;
  readonly announcedBy: string[];
}

export function requestHash(input: CheckInput): Buffer {
  return createHash('sha256')
    .update(canonicalText(chosenInput(input)))
    .digest();
}

export function newRequest(
  { principal }: Inquiry,
  { input, hash }: Pick<Question, 'input' | 'hash'>,
  { told, found: { hits, further, ended, cutOff }, announcedBy }: Findings,
  answer: { readonly id: string; readonly at: Date },
): UnsignedRequest {
  return {
    state: principal.state,
    officer: principal.officer,
    clientRequestId: input.clientRequestId,
    requestHash: hash,
    answerId: answer.id,
    answeredAt: answer.at,
    told,
    hits: hits.length + further.length,
    more: cutOff || further.length > 0,
    recordIds: hits.map(({ precedent }) => precedent.id),
    matched: seenMatches(hits),
    endedIds: ended.map(({ precedent }) => precedent.id),
    announcedBy,
  };
}
