import { type AudienceDefinition, covers } from '#access';
import {
  type ErasurePart,
  type EventPart,
  type PartName,
  type StatementPart,
  isRecordPartKind,
  partKind,
} from '#statement';

import { IntakeError } from './intake.errors.js';
import { audienceIn } from './own-audience.js';
import { type SaidPart, type Subject, decisionParts, partsOfTarget } from './subject.store.js';
import type { Submission } from './submission.js';

/** A part and whom it will be for once the statement is in the log. */
interface Shared {
  readonly part: PartName;
  readonly content: StatementPart;
  readonly audience: AudienceDefinition;
}

/** Whoever relies on the outcome must learn of these. */
const HARMFUL = ['annulled', 'suspended', 'revoked'];

/** True for what takes the ground from under a decision. */
export function isHarmful({ part, content }: Pick<Shared, 'part' | 'content'>): boolean {
  return part === 'withdrawal' || (part === 'event' && HARMFUL.includes((content as EventPart).event));
}

/**
 * After every statement, each annulment, suspension, revocation and withdrawal reaches everyone that the
 * outcome reaches; everyone that any part reaches, once the outcome is erased. Held against the wording and
 * not today's members: circles grow, and the rule has to hold then too.
 */
export function checkReach(submission: Submission, subject: Subject): void {
  const own = ownParts(submission);
  const replaced = new Set(own.map(({ part }) => part));
  const erased = erasedBy(own, subject);
  const kept = subject.said
    .filter((one) => one.current && !erased.includes(one))
    .filter(({ part }) => !(isRecordPartKind(partKind(part)) && replaced.has(part)))
    .map((one) => ({ ...one, audience: audienceAfter(one, submission, subject) }));
  const relied = reliedOn([...kept, ...own]);
  const leavesOut = ({ audience }: Shared): boolean =>
    relied.some((part) => !covers(audience, part.audience));
  const behind = [...kept, ...own].filter(isHarmful).find(leavesOut);
  if (!behind) return;
  throw own.includes(behind) ? reachesFewer(behind.part) : leavesBehind();
}

function reliedOn(parts: readonly Shared[]): Shared[] {
  const outcome = parts.filter(({ part }) => part === 'outcome');
  return outcome.length > 0 ? outcome : parts.filter(({ part }) => isRecordPartKind(partKind(part)));
}

function erasedBy(own: readonly Shared[], subject: Subject): SaidPart[] {
  const names = own
    .filter(({ part }) => partKind(part) === 'erasure')
    .map(({ content }) => (content as ErasurePart).part);
  return scopeOf(subject).filter(({ part }) => names.includes(part));
}

/** The parts that an erasure, or a new sharing, speaks of. */
function scopeOf(subject: Subject): SaidPart[] {
  return subject.target.kind === 'decision' ? decisionParts(subject) : partsOfTarget(subject);
}

function ownParts(submission: Submission): Shared[] {
  return [...submission.content.parts].map(([part, content]) => ({
    part,
    content,
    audience: audienceIn(submission, part),
  }));
}

function audienceAfter(one: SaidPart, submission: Submission, subject: Subject): AudienceDefinition {
  if (submission.content.head.kind !== 'sharing') return one.audience;
  return scopeOf(subject).includes(one) ? audienceIn(submission, one.part) : one.audience;
}

function reachesFewer(part: PartName): IntakeError {
  return new IntakeError('EVENT_REACHES_FEWER', 'This reaches fewer readers than the outcome does.', {
    path: ['sharing', 'parts', part],
    advice: 'Share it at least with every circle and state that the outcome is shared with.',
  });
}

function leavesBehind(): IntakeError {
  return new IntakeError(
    'SHARING_LEAVES_EVENT',
    'An annulment, suspension, revocation or withdrawal would reach fewer readers than the outcome.',
    {
      path: ['sharing', 'parts'],
      advice: 'Widen the sharing of that event first, or narrow the outcome first.',
    },
  );
}
