import type { Membership } from '#membership';
import { type Audience, recordOf } from '#statement';

import { checkDecision } from './check-decision.js';
import { IntakeError } from './intake.errors.js';
import { namedAudiences } from './named-audiences.js';
import type { Submission } from './submission.js';

/** What the rules of the gate are held against. */
export interface GateView {
  readonly membership: Membership;
  /** Name of this node's log. */
  readonly origin: string;
  readonly now: Date;
}

/** The rules that need to know who is a member and what day it is; each throws one `IntakeError`. */
export const GATE_RULES: readonly ((submission: Submission, view: GateView) => void)[] = [
  checkHome,
  checkParticipation,
  checkDemonstration,
  checkContent,
  checkAudiences,
];

export function checkSubmission(submission: Submission, view: GateView): void {
  for (const rule of GATE_RULES) rule(submission, view);
}

/** Also where the root gives such a state a key. */
function checkParticipation({ state }: Submission, { membership }: GateView): void {
  if (membership.state(state)?.participation === 'full') return;
  throw new IntakeError('SUBMITTER_READS_ONLY', 'This state takes part as a reader and submits nothing.', {
    path: ['token', 'iss'],
    advice: 'Full participation is a change of the root that the members sign.',
  });
}

function checkHome({ state }: Submission, { membership, origin }: GateView): void {
  if (membership.homeLog(state) === origin) return;
  throw new IntakeError('HOME_ELSEWHERE', 'Statements of this state belong into another log.', {
    path: ['token', 'iss'],
    advice: "Submit to your state's own node.",
  });
}

/** Demonstration data and a real register must never mix, in either direction. */
function checkDemonstration({ statement }: Submission, { membership }: GateView): void {
  if ((statement.claims.demo === true) === membership.demo) return;
  throw new IntakeError(
    'DEMONSTRATION_MISMATCH',
    'Demonstration statements and real ones do not share a register.',
    {
      path: ['token', 'demo'],
    },
  );
}

/** Once more as a record: the parts are valid already, and the rules across them were kept. */
function checkContent({ state, content }: Submission, view: GateView): void {
  if (content.head.kind === 'decision') checkDecision(state, recordOf(content.parts), view);
}

function checkAudiences({ state, content }: Submission, view: GateView): void {
  for (const [path, audience] of namedAudiences(content.sharing)) {
    checkCircles(audience, state, [...path, 'circles'], view);
    checkStates(audience.states, [...path, 'states'], view);
    checkStates(audience.except, [...path, 'except'], view);
  }
}

/** Refused, not ignored: a part meant for a circle that is misspelt would reach nobody, unnoticed. */
function checkCircles(
  audience: Audience,
  state: string,
  path: string[],
  { membership, now }: GateView,
): void {
  for (const id of audience.circles) {
    const circle = membership.circle(id);
    const usable = circle && (circle.roster === 'open' || circle.states.includes(state));
    if (usable && membership.statesOf(id, now)) continue;
    throw new IntakeError(
      'AUDIENCE_CIRCLE_UNKNOWN',
      'An audience names a circle that you cannot share with.',
      {
        path,
        advice: 'Use the ids that the query `circles` lists.',
      },
    );
  }
}

/** An exclusion that names nobody would leave the state in that it was meant to keep out. */
function checkStates(codes: readonly string[], path: string[], { membership, now }: GateView): void {
  if (codes.every((code) => membership.isMember(code, now))) return;
  throw new IntakeError('AUDIENCE_STATE_UNKNOWN', 'An audience names a state that is no member.', {
    path,
    advice: 'Use the codes that the query `states` lists.',
  });
}
