import { earliestDay, latestDay } from '#kernel';
import type { DatedEvent } from './dated-event.type.js';

/**
 * A new list in the order in which the events are taken to have happened: by last possible day, so that
 * `2024` stands behind `2024-03-01`, then by first possible day, then as they were recorded. Where that may
 * be wrong and would matter, `unclearOrder` says so before anything is stored.
 */
export function inOrder<Event extends DatedEvent>(events: readonly Event[]): Event[] {
  return [...events].sort(
    (one, other) =>
      compare(latestDay(one.occurredOn), latestDay(other.occurredOn)) ||
      compare(earliestDay(one.occurredOn), earliestDay(other.occurredOn)) ||
      one.logIndex - other.logIndex,
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
