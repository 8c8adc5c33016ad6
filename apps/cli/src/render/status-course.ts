import { type DatedEvent, inOrder, statusOf } from '#statement';
import { decisionStatuses, isCode, legalEvents } from '#vocabulary';

import type { HistoryEntry } from './history.type.js';
import type { Wording } from './wording.js';

/** Where the decision stood after each statement, by statement id, as the events shown add up by date. */
export function statusCourse(history: readonly HistoryEntry[], words: Wording): ReadonlyMap<string, string> {
  const events = inOrder(history.flatMap(eventOf));
  const term = (code: string): string => words.term(decisionStatuses, code);
  const after = events.map(({ id }, at) => [id, term(statusOf(events.slice(0, at + 1)).status)] as const);
  const others = history.flatMap(({ id, content: { __typename } }) => {
    if (__typename === 'Decided') return [[id, term('standing')] as const];
    return __typename === 'WithdrawalEntry' ? [[id, term('withdrawn')] as const] : [];
  });
  return new Map([...after, ...others]);
}

function eventOf({ id, logIndex, content }: HistoryEntry): (DatedEvent & { id: string })[] {
  if (content.__typename !== 'LegalEventEntry' || !isCode(legalEvents, content.event.code)) return [];
  return [{ id, logIndex, event: content.event.code, occurredOn: content.occurredOn.value }];
}
