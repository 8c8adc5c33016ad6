import { earliestDay, latestDay } from '#kernel';
import type { DatedEvent } from './dated-event.type.js';
import { phaseAfter } from './phase.js';

/**
 * An event among `events` whose date leaves open whether it came before or after `event`, where that decides
 * what the decision is now. Two events of one and the same day are in the order in which they were recorded.
 */
export function unclearOrder<Event extends DatedEvent>(
  event: DatedEvent,
  events: readonly Event[],
): Event | undefined {
  if (phaseAfter(event.event) === undefined) return undefined;
  return events.find(
    (other) =>
      phaseAfter(other.event) !== undefined &&
      phaseAfter(other.event) !== phaseAfter(event.event) &&
      overlap(event, other) &&
      !(isDay(event) && isDay(other)),
  );
}

function overlap(one: DatedEvent, other: DatedEvent): boolean {
  return (
    earliestDay(one.occurredOn) <= latestDay(other.occurredOn) &&
    earliestDay(other.occurredOn) <= latestDay(one.occurredOn)
  );
}

function isDay({ occurredOn }: DatedEvent): boolean {
  return earliestDay(occurredOn) === latestDay(occurredOn);
}
