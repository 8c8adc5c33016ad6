import type { PartialDate } from '#kernel';
import type { DecisionStatus } from '#vocabulary';
import type { DatedEvent } from './dated-event.type.js';
import { inOrder } from './in-order.js';
import { type Phase, phaseAfter, TRANSITIONS } from './phase.js';

/** Where a decision stands, and since when; without `since` it stands as it was taken. */
export interface StandingSince {
  readonly status: DecisionStatus;
  readonly since?: PartialDate;
}

const STATUSES: Readonly<Record<Exclude<Phase, 'in_force'>, DecisionStatus>> = {
  challenged: 'under_challenge',
  suspended: 'suspended',
  annulled: 'annulled',
  revoked: 'revoked',
  closed: 'closed',
};
const NOT_COUNTED: readonly DecisionStatus[] = ['annulled', 'revoked', 'withdrawn'];

/**
 * The status that these events add up to. Whoever may read only some of them gets the status of those, so
 * an event that could not follow the one before is taken to follow one that is hidden. Never `withdrawn`:
 * a withdrawal is no event of the decision.
 */
export function statusOf(events: readonly DatedEvent[]): StandingSince {
  let phase: Phase = 'in_force';
  let isVaried = false;
  let standing: StandingSince = { status: 'standing' };
  for (const { event, occurredOn } of inOrder(events)) {
    phase = TRANSITIONS[event][phase] ?? phaseAfter(event) ?? phase;
    isVaried ||= event === 'varied';
    const status = describe(phase, isVaried);
    if (status !== standing.status) standing = { status, since: occurredOn };
  }
  return standing;
}

/** Whether a decision of this status may be counted as an earlier one. */
export function isCounted(status: DecisionStatus): boolean {
  return !NOT_COUNTED.includes(status);
}

function describe(phase: Phase, isVaried: boolean): DecisionStatus {
  if (phase !== 'in_force') return STATUSES[phase];
  return isVaried ? 'varied' : 'standing';
}
