import { covers } from '#access';
import { earliestDay, latestDay } from '#kernel';
import {
  type DatedEvent,
  type ErasurePart,
  type EventPart,
  type PartName,
  type StatementPart,
  firstImpossible,
  partKind,
  recordOf,
} from '#statement';

import { checkDecision } from './check-decision.js';
import type { GateView } from './check-submission.js';
import { IntakeError } from './intake.errors.js';
import { audienceIn } from './own-audience.js';
import { type SaidPart, type Subject, decisionParts } from './subject.store.js';
import type { Submission } from './submission.js';

type LaterRule = (submission: Submission, subject: Subject, view: GateView) => void;

/** What a statement about an earlier one is held against; each rule throws one `IntakeError`. */
export const LATER_RULES: readonly LaterRule[] = [
  checkTarget,
  checkNotWithdrawn,
  checkEventDate,
  checkEventOrder,
  checkReach,
  checkCorrection,
  checkErasure,
  checkManifest,
];

export function checkLaterStatement(submission: Submission, subject: Subject, view: GateView): void {
  for (const rule of LATER_RULES) rule(submission, subject, view);
}

/** Everything but a change of sharing acts on a decision. */
function checkTarget({ content }: Submission, { target }: Subject): void {
  if (target.kind === 'decision') return;
  if (content.head.kind === 'sharing' && target.kind !== 'sharing') return;
  throw new IntakeError('REFERENCE_NOT_DECISION', 'This kind of statement acts on a decision.', {
    path: ['head', 'ref'],
    advice: 'Give the id of the record; a change of sharing may also name a later statement about it.',
  });
}

function checkNotWithdrawn({ content }: Submission, { said }: Subject): void {
  if (content.head.kind === 'erasure' || !said.some(({ part }) => part === 'withdrawal')) return;
  throw new IntakeError('RECORD_WITHDRAWN', 'Your state has withdrawn this record.', {
    path: ['head', 'ref'],
    advice: 'What was withdrawn can only be erased. Submit a new decision if there is one.',
  });
}

function checkEventDate({ content }: Submission, subject: Subject, { now }: GateView): void {
  const event = content.parts.get('event') as EventPart | undefined;
  if (!event) return;
  const path = ['event', 'occurredOn'];
  if (earliestDay(event.occurredOn) > now.toISOString().slice(0, 10)) {
    throw new IntakeError('EVENT_IN_FUTURE', 'The event is dated after today.', {
      path,
      advice: 'Record an event once it has happened.',
    });
  }
  const decided = outcomeOf(subject)?.decidedOn;
  if (decided === undefined || latestDay(event.occurredOn) >= earliestDay(decided)) return;
  throw new IntakeError('EVENT_BEFORE_DECISION', 'The event is dated before the decision.', {
    path,
    advice: 'Check the date of the event; correct the decision first if its date is wrong.',
  });
}

function checkEventOrder({ content }: Submission, { said }: Subject): void {
  const event = content.parts.get('event') as EventPart | undefined;
  if (!event) return;
  const earlier = said
    .filter(({ part }) => part === 'event')
    .map((one) => dated(one.content as EventPart, one.statementIndex));
  const impossible = firstImpossible([...earlier, dated(event, Number.MAX_SAFE_INTEGER)]);
  if (!impossible) return;
  throw new IntakeError(
    'EVENT_NOT_POSSIBLE',
    `With this event the history does not hold: ${impossible.event.event} cannot follow while the decision is ${impossible.phase}.`,
    { path: ['event', 'event'], advice: 'Check event and date; record a missing event first.' },
  );
}

function dated({ event, occurredOn }: EventPart, logIndex: number): DatedEvent {
  return { event, occurredOn, logIndex };
}

/** What takes the ground from under a decision: whoever relies on the outcome must learn of it. */
const HARMFUL = ['annulled', 'suspended', 'revoked'];

function isHarmful(part: PartName, content: StatementPart): boolean {
  return part === 'withdrawal' || (part === 'event' && HARMFUL.includes((content as EventPart).event));
}

/** Checked on the wording, not on today's members: circles may grow, and the rule has to hold then too. */
function checkReach(submission: Submission, subject: Subject): void {
  const { content } = submission;
  const outcome = subject.said.find(({ part, current }) => part === 'outcome' && current);
  if (!outcome) return;
  for (const [part, value] of content.parts) {
    if (isHarmful(part, value) && !covers(audienceIn(submission, part), outcome.audience)) {
      throw new IntakeError('EVENT_REACHES_FEWER', 'This reaches fewer readers than the outcome does.', {
        path: ['sharing', 'parts', part],
        advice: 'Share it at least with every circle and state that the outcome is shared with.',
      });
    }
  }
}

/** New words go at least to whoever has the old ones, and the record still has to hold together. */
function checkCorrection(submission: Submission, subject: Subject, view: GateView): void {
  const { content, state } = submission;
  if (content.head.kind !== 'correction') return;
  const now = decisionParts(subject);
  for (const { part, audience } of now) {
    if (!content.parts.has(part) || covers(audienceIn(submission, part), audience)) continue;
    throw new IntakeError(
      'CORRECTION_REACHES_FEWER',
      'The correction reaches fewer readers than the error.',
      {
        path: ['sharing', 'parts', part],
        advice: 'Share the corrected part at least as widely as it is shared now; narrow it afterwards.',
      },
    );
  }
  const parts = new Map<PartName, StatementPart>(now.map(({ part, content: said }) => [part, said]));
  for (const [part, value] of content.parts) if (part !== 'correction') parts.set(part, value);
  parts.set('head', { kind: 'decision' });
  parts.set('sharing', { parts: {} });
  checkDecision(state, recordOf(parts), view);
}

function checkErasure({ content }: Submission, subject: Subject): void {
  const known = new Set(decisionParts(subject).map(({ part }) => part));
  for (const [name, value] of content.parts) {
    if (partKind(name) !== 'erasure' || known.has((value as ErasurePart).part)) continue;
    throw new IntakeError('ERASURE_PART_UNKNOWN', 'The record has no such part, or it was erased before.', {
      path: [name, 'part'],
      advice: 'Name parts as `show` prints them to officers of your own state.',
    });
  }
}

/** A new sharing speaks of parts that exist, and never leaves those behind who rely on the outcome. */
function checkManifest(submission: Submission, subject: Subject): void {
  if (submission.content.head.kind !== 'sharing') return;
  const { said, target } = subject;
  const scope =
    target.kind === 'decision'
      ? decisionParts(subject)
      : said.filter(({ statementIndex, part }) => statementIndex === target.statementIndex && isLater(part));
  const known = new Set<string>(scope.map(({ part }) => part));
  const stray = Object.keys(submission.content.sharing.parts).find((part) => !known.has(part));
  if (stray !== undefined) {
    throw new IntakeError('SHARING_PART_UNKNOWN', 'The sharing names a part that the record does not have.', {
      path: ['sharing', 'parts', stray],
      advice: 'Name parts as `show` prints them to officers of your own state.',
    });
  }
  checkLeftBehind(submission, said, scope);
}

function isLater(part: PartName): boolean {
  return ['event', 'relation', 'withdrawal', 'correction', 'erasure'].includes(partKind(part));
}

function checkLeftBehind(
  submission: Submission,
  said: readonly SaidPart[],
  scope: readonly SaidPart[],
): void {
  const after = (one: SaidPart) => (scope.includes(one) ? audienceIn(submission, one.part) : one.audience);
  const outcome = said.find(({ part, current }) => part === 'outcome' && current);
  const behind = said.find(
    (one) => outcome && isHarmful(one.part, one.content) && !covers(after(one), after(outcome)),
  );
  if (!behind) return;
  throw new IntakeError(
    'SHARING_LEAVES_EVENT',
    'An annulment, suspension, revocation or withdrawal would reach fewer readers than the outcome.',
    {
      path: ['sharing', 'parts'],
      advice: 'Widen the sharing of that event first, or narrow the outcome first.',
    },
  );
}

function outcomeOf(subject: Subject): { decidedOn: string } | undefined {
  const outcome = decisionParts(subject).find(({ part }) => part === 'outcome');
  return outcome?.content as { decidedOn: string } | undefined;
}
