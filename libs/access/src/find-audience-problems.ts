import { Problem } from '#graphql';
import type { Membership } from '#membership';
import { circleOwner } from '#statement';

import type { PreviewPartInput } from './audience-preview.input.js';
import type { PartPreview } from './audience-preview.type.js';
import type { OwnRules } from './core/own-rules.js';
import type { Roster } from './core/readers-of.js';
import { knowsCircle } from './known-to.js';

/** Who means to share, and what is held against it. */
export interface Sharer {
  readonly owner: string;
  readonly membership: Membership;
  /** What the owner has said of its own circles, and whom it has shut out. */
  readonly rules: OwnRules;
  readonly at: Date;
}

type ProblemText = Pick<Problem, 'code' | 'message' | 'advice'>;

/** A circle of others is answered like one that does not exist: whoever guesses an id learns nothing. */
const CIRCLE_UNKNOWN: ProblemText = {
  code: 'AUDIENCE_CIRCLE_UNKNOWN',
  message: 'There is no such circle that you can share with.',
  advice: 'Use the ids that the query `circles` lists.',
};
const CIRCLE_EXPIRED: ProblemText = {
  code: 'AUDIENCE_CIRCLE_EXPIRED',
  message: 'The circle has expired and lets nobody in.',
  advice: 'Use another circle, or name the states themselves.',
};
const STATE_UNKNOWN: ProblemText = {
  code: 'AUDIENCE_STATE_UNKNOWN',
  message: 'The state is no member today.',
  advice: 'Use the codes of states that the query `states` lists as members.',
};
const REACHES_NOBODY: ProblemText = {
  code: 'AUDIENCE_REACHES_NOBODY',
  message: 'The audience names somebody, and yet nobody but your state will be able to read this.',
  advice: 'Look at what is excluded, and at the other problems; leave all lists empty if this is meant.',
};

/** What would be refused at the gate, or taken and reach nobody; `path` leads to the very entry. */
export function findAudienceProblems(
  parts: readonly PreviewPartInput[],
  previews: readonly PartPreview[],
  view: Sharer,
): Problem[] {
  return parts.flatMap((part, place) => {
    const path = ['input', 'parts', String(place)];
    return [
      ...inList(part.circles, [...path, 'circles'], (id) => circleProblem(id, view)),
      ...inList(part.states, [...path, 'states'], (code) => stateProblem(code, view)),
      ...inList(part.except, [...path, 'except'], (code) => stateProblem(code, view)),
      ...(reachesNobody(part, previews[place]) ? [{ ...REACHES_NOBODY, path }] : []),
    ];
  });
}

function inList(
  values: readonly string[],
  path: readonly string[],
  problemOf: (value: string) => ProblemText | undefined,
): Problem[] {
  return values.flatMap((value, place) => {
    const problem = problemOf(value);
    return problem ? [{ ...problem, path: [...path, String(place)] }] : [];
  });
}

function circleProblem(id: string, { owner, membership, rules, at }: Sharer): ProblemText | undefined {
  if (circleOwner(id) === owner) return ownCircleProblem(rules.circles.get(id), at);
  const circle = membership.circle(id);
  if (!circle || !knowsCircle(circle, owner)) return CIRCLE_UNKNOWN;
  return membership.statesOf(id, at) ? undefined : CIRCLE_EXPIRED;
}

function ownCircleProblem(circle: Roster | undefined, at: Date): ProblemText | undefined {
  if (!circle) return CIRCLE_UNKNOWN;
  return circle.until > at ? undefined : CIRCLE_EXPIRED;
}

function stateProblem(code: string, { membership, at }: Sharer): ProblemText | undefined {
  return membership.isMember(code, at) ? undefined : STATE_UNKNOWN;
}

function reachesNobody({ circles, states }: PreviewPartInput, preview: PartPreview | undefined): boolean {
  return circles.length + states.length > 0 && preview?.ownerOnly === true;
}
