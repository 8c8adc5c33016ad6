import { earliestDay, latestDay } from '#kernel';
import { type EventPart, phaseAfter } from '#statement';

import type { PartPlace } from './project-part.js';
import type { RecordEvent, Standing } from './record-event.entity.js';

/** The row of a legal event. */
export function eventRow(place: PartPlace): RecordEvent {
  const { event, occurredOn } = place.value as EventPart;
  return {
    ...keyOf(place),
    event,
    standing: standingAfter(event),
    trueFrom: earliestDay(occurredOn),
    trueUntil: latestDay(occurredOn),
  };
}

/** A withdrawal ends a record on the day it is logged. */
export function withdrawalRow(place: PartPlace): RecordEvent {
  const day = place.knownFrom.toISOString().slice(0, 10);
  return { ...keyOf(place), event: 'withdrawn', standing: 'ended', trueFrom: day, trueUntil: day };
}

function keyOf({ recordId, part, arrival, knownFrom, audienceId }: PartPlace) {
  return { recordId, part, arrival, knownFrom, audienceId };
}

function standingAfter(event: EventPart['event']): Standing | null {
  const phase = phaseAfter(event);
  if (phase === 'annulled' || phase === 'revoked') return 'ended';
  return phase === 'suspended' || phase === 'in_force' ? phase : null;
}
