import { earliestDay, latestDay } from '#kernel';
import type { OutcomePart } from '#statement';

import type { GateView } from './check-submission.js';
import { IntakeError } from './intake.errors.js';

/** What the gate asks of an outcome, in a decision and in a correction. */
export function checkOutcome(state: string, outcome: OutcomePart, view: GateView): void {
  checkDecisionDate(outcome, view);
  checkReported(state, outcome, view);
}

function checkDecisionDate(outcome: OutcomePart, { now }: GateView): void {
  if (earliestDay(outcome.decidedOn) <= now.toISOString().slice(0, 10)) return;
  throw new IntakeError('DECISION_IN_FUTURE', 'The decision is dated after today.', {
    path: ['outcome', 'decidedOn'],
    advice: 'Record a decision once it has been taken.',
  });
}

/** A state may pass on what is publicly known of a non-member's refusal, and never speaks for a member. */
function checkReported(state: string, outcome: OutcomePart, { membership }: GateView): void {
  const { decidedBy, decidedOn, groundsFrom, publicReference } = outcome;
  if (decidedBy === state) return;
  if (membership.memberOn(decidedBy, latestDay(decidedOn))) {
    throw new IntakeError(
      'REPORTED_MEMBER',
      'The deciding state was a member on that date and speaks for itself.',
      {
        path: ['outcome', 'decidedBy'],
        advice: 'Ask the deciding state to submit its own decision.',
      },
    );
  }
  if (groundsFrom === 'authority' || publicReference === 'not_recorded') {
    throw new IntakeError('REPORTED_WITHOUT_SOURCE', 'A reported decision rests on a public source.', {
      path: ['outcome', groundsFrom === 'authority' ? 'groundsFrom' : 'publicReference'],
      advice: 'Give publicReference, and groundsFrom "published" or "inferred".',
    });
  }
}
