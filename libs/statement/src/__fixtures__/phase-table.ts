import type { LegalEvent } from '#vocabulary';
import type { DatedEvent, Phase } from '../status/index.js';

type Column = Readonly<Partial<Record<LegalEvent, Phase>>>;

/** What may follow in each phase, written down phase by phase and apart from the table in the source. */
export const PHASE_TABLE: Readonly<Record<Phase, Column>> = {
  in_force: {
    appeal_lodged: 'challenged',
    suspended: 'suspended',
    upheld: 'in_force',
    annulled: 'annulled',
    varied: 'in_force',
    revoked: 'revoked',
    deadline_extended: 'in_force',
    complied: 'closed',
    conditions_breached: 'in_force',
    conditions_ended: 'closed',
  },
  challenged: {
    appeal_lodged: 'challenged',
    suspended: 'suspended',
    upheld: 'in_force',
    annulled: 'annulled',
    remitted: 'challenged',
    varied: 'challenged',
    revoked: 'revoked',
    deadline_extended: 'challenged',
    complied: 'challenged',
    conditions_breached: 'challenged',
    conditions_ended: 'challenged',
  },
  suspended: {
    appeal_lodged: 'suspended',
    upheld: 'in_force',
    annulled: 'annulled',
    remitted: 'suspended',
    varied: 'suspended',
    revoked: 'revoked',
    deadline_extended: 'suspended',
  },
  annulled: {
    appeal_lodged: 'annulled',
    deadline_extended: 'annulled',
    upheld: 'in_force',
    remitted: 'annulled',
  },
  revoked: {},
  closed: {
    appeal_lodged: 'challenged',
    annulled: 'annulled',
    revoked: 'revoked',
    conditions_breached: 'closed',
  },
};

/** Events one day apart, recorded in this order. */
export function history(...events: readonly LegalEvent[]): DatedEvent[] {
  return events.map((event, at) => ({ event, occurredOn: dayAfter(at), logIndex: at + 1 }));
}

/** The day so many days after 2 January 2020. */
export function dayAfter(days: number): string {
  return new Date(Date.UTC(2020, 0, 2 + days)).toISOString().slice(0, 10);
}

/** A walk along the table from a decision in force: each number chooses among what may follow. */
export function possibleHistory(choices: readonly number[]): { events: LegalEvent[]; phase: Phase } {
  const events: LegalEvent[] = [];
  let phase: Phase = 'in_force';
  for (const choice of choices) {
    const following: [string, Phase][] = Object.entries(PHASE_TABLE[phase]);
    const step = following[choice % Math.max(following.length, 1)];
    if (!step) break;
    events.push(step[0] as LegalEvent);
    phase = step[1];
  }
  return { events, phase };
}
