import { type State, describeState } from '#access';
import type { Membership } from '#membership';

import { describeLogs } from '../freshness/describe-logs.js';
import type { EndedCount } from '../record.store.js';
import { describeNotCounted } from '../status/describe-status.js';
import type { AnsweredRequest } from './answered-request.entity.js';
import { unanswered } from './asked-states.js';
import { describeReceipt } from './check-receipts.service.js';
import { Announcement, CheckAnswer, Hit } from './check.type.js';
import { coverage } from './coverage.js';
import { explainHit } from './explain-hit.js';
import type { FoundHit, FoundHits } from './find-hits.service.js';
import { countOrigins, findOrigins } from './find-origins.js';

/** The answer to a request, with what of it is still for the asker. */
export function describeAnswer(
  request: AnsweredRequest,
  { hits, ended }: FoundHits,
  announcedBy: readonly string[],
  membership: Membership,
): CheckAnswer {
  const { told } = request;
  const shown = findOrigins(hits);
  const described = (codes: readonly string[]): State[] =>
    codes.map((code) => describeState(code, membership));
  return Object.assign(new CheckAnswer(), {
    id: request.answerId,
    answeredAt: request.answeredAt,
    hits: shown.map((hit) => Object.assign(new Hit(), { ...hit, explanation: explainHit(hit) })),
    origins: countOrigins(shown),
    notCounted: endedCounts(ended).map(({ event, count }) => describeNotCounted(event, count)),
    announcements: described(announcedBy).map(announcement),
    asked: described(told.asked),
    answered: described(told.answered),
    notAnswered: described(unanswered(told)),
    notAsked: described(told.notAsked),
    more: request.more,
    searched: describeLogs(told.searched, membership),
    coverage: coverage(request, told.searched, told),
    receipt: describeReceipt(request),
  });
}

const ENDED = ['annulled', 'revoked', 'withdrawn'] as const;

function endedCounts(ended: readonly FoundHit[]): EndedCount[] {
  return ENDED.map((event) => ({
    event,
    count: ended.filter(({ precedent }) => precedent.status.code.code === event).length,
  })).filter(({ count }) => count > 0);
}

function announcement(state: State): Announcement {
  const text = `The contact point of ${state.code} has a record; ask it.`;
  return Object.assign(new Announcement(), { state, text });
}
