import { earliestDay, latestDay } from '#kernel';
import type { DatedEvent } from './dated-event.type.js';

/**
 * A new list in the order in which the events are taken to have happened: by first possible day, then by
 * last possible day, so that `2024-01-01` stands before `2024`, then as they were recorded.
 */
export function inOrder<Event extends DatedEvent>(events: readonly Event[]): Event[] {
  return [...events].sort(
    (one, other) =>
      compare(earliestDay(one.occurredOn), earliestDay(other.occurredOn)) ||
      compare(latestDay(one.occurredOn), latestDay(other.occurredOn)) ||
      one.logIndex - other.logIndex,
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
