import type { DatedEvent } from './dated-event.type.js';
import { inOrder } from './in-order.js';
import { type Phase, TRANSITIONS } from './phase.js';

/** An event that cannot have happened when it is said to have, and the phase the decision was in. */
export interface ImpossibleEvent<Event extends DatedEvent> {
  readonly event: Event;
  readonly phase: Phase;
}

/** The first event, in the order of `inOrder`, that cannot follow those before it. Needs all events. */
export function firstImpossible<Event extends DatedEvent>(
  events: readonly Event[],
): ImpossibleEvent<Event> | undefined {
  let phase: Phase = 'in_force';
  for (const event of inOrder(events)) {
    const next: Phase | undefined = TRANSITIONS[event.event][phase];
    if (next === undefined) return { event, phase };
    phase = next;
  }
  return undefined;
}
