import type { AudienceDefinition, OwnRules } from '#access';
import type { Membership } from '#membership';
import { type Audience, type OutcomePart, circleOwner, isManifestKind } from '#statement';

import { checkOutcome } from './check-outcome.js';
import { IntakeError } from './intake.errors.js';
import { checkManifest } from './manifests/check-manifest.js';
import type { Standing } from './manifests/manifest.store.js';
import { namedAudiences } from './named-audiences.js';
import type { Submission } from './submission.js';

/** What the rules of the gate are held against. */
export interface GateView {
  readonly membership: Membership;
  /** Name of this node's log. */
  readonly origin: string;
  readonly now: Date;
  /** Circles and states that the record acted on is shared with already. */
  readonly named?: ReadonlySet<string>;
  /** The own circles of the signing state that the statement names. */
  readonly circles?: OwnRules['circles'];
  /** What the signing state has said last of the same circle, or of exclusions. */
  readonly standing?: Standing | undefined;
}

/** The rules that need to know who is a member and what day it is; each throws one `IntakeError`. */
export const GATE_RULES: readonly ((submission: Submission, view: GateView) => void)[] = [
  checkHome,
  checkParticipation,
  checkDemonstration,
  checkDecision,
  checkAudiences,
  checkManifest,
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

function checkDecision({ state, content }: Submission, view: GateView): void {
  const outcome = content.parts.get('outcome') as OutcomePart | undefined;
  if (content.head.kind === 'decision' && outcome) checkOutcome(state, outcome, view);
}

/** The audience of a manifest follows from what it says. */
function checkAudiences({ state, content }: Submission, view: GateView): void {
  if (isManifestKind(content.head.kind)) return;
  for (const [path, audience] of namedAudiences(content.sharing)) {
    checkCircles(audience, state, [...path, 'circles'], view);
    checkStates(audience.states, [...path, 'states'], view);
    checkStates(audience.except, [...path, 'except'], view);
  }
}

/**
 * What the record is shared with already may be named again, also when it is there no longer: an annulment
 * has to reach everyone that the decision was shared with.
 */
export function namedIn(definitions: readonly AudienceDefinition[]): ReadonlySet<string> {
  return new Set(
    definitions
      .flatMap(({ any }) => any)
      .flatMap(({ circles, states, except }) => [...circles, ...states, ...except]),
  );
}

/** Refused, not ignored: a part meant for a circle that is misspelt would reach nobody, unnoticed. */
function checkCircles(audience: Audience, state: string, path: string[], view: GateView): void {
  for (const id of audience.circles) {
    if (view.named?.has(id) || isUsable(id, state, view)) continue;
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

function isUsable(id: string, state: string, { membership, circles, now }: GateView): boolean {
  if (circleOwner(id) === state) return (circles?.get(id)?.until ?? now) > now;
  const circle = membership.circle(id);
  const open = circle && (circle.roster === 'open' || circle.states.includes(state));
  return open === true && membership.statesOf(id, now) !== undefined;
}

/** An exclusion that names nobody would leave the state in that it was meant to keep out. */
function checkStates(codes: readonly string[], path: string[], { membership, now, named }: GateView): void {
  if (codes.every((code) => (named?.has(code) ?? false) || membership.isMember(code, now))) return;
  throw new IntakeError('AUDIENCE_STATE_UNKNOWN', 'An audience names a state that is no member.', {
    path,
    advice: 'Use the codes that the query `states` lists.',
  });
}
