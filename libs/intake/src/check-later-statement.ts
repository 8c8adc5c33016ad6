import { covers } from '#access';
import { type ErasurePart, partKind } from '#statement';

import { checkCorrection } from './check-correction.js';
import { checkEvent, checkEventsFollow } from './check-event.js';
import { checkReach, isHarmful } from './check-reach.js';
import type { GateView } from './check-submission.js';
import { IntakeError } from './intake.errors.js';
import { audienceIn } from './own-audience.js';
import { type Subject, decisionParts, partsOfTarget } from './subject.store.js';
import type { Submission } from './submission.js';

type LaterRule = (submission: Submission, subject: Subject, view: GateView) => void;

/** What a statement about an earlier one is held against; each rule throws one `IntakeError`. */
export const LATER_RULES: readonly LaterRule[] = [
  checkTarget,
  checkLength,
  checkNotWithdrawn,
  checkEvent,
  checkEventsFollow,
  checkCorrection,
  checkErasure,
  checkNotice,
  checkManifest,
  checkReach,
];

export function checkLaterStatement(submission: Submission, subject: Subject, view: GateView): void {
  for (const rule of LATER_RULES) rule(submission, subject, view);
}

/** Everything acts on a decision; texts of a later statement can be erased, or shared anew. */
function checkTarget({ content }: Submission, { target }: Subject): void {
  if (target.kind === 'decision') return;
  const acts = content.head.kind === 'sharing' || content.head.kind === 'erasure';
  if (acts && target.kind !== 'sharing') return;
  throw new IntakeError('REFERENCE_NOT_DECISION', 'This kind of statement acts on a decision.', {
    path: ['head', 'ref'],
    advice: 'Give the id of the record; only an erasure and a change of sharing may name a later statement.',
  });
}

/** Every reader of a record is shown all that was said about it. */
const STATEMENTS_MAX = 500;

function checkLength({ content }: Submission, { said }: Subject): void {
  const statements = new Set(said.map(({ arrival }) => arrival)).size;
  if (content.head.kind === 'erasure' || content.head.kind === 'withdrawal') return;
  if (statements < STATEMENTS_MAX) return;
  throw new IntakeError('RECORD_TOO_LONG', `A record has at most ${STATEMENTS_MAX} statements.`, {
    path: ['head', 'ref'],
    advice: 'Withdraw it and submit the decision again as it stands.',
  });
}

function checkNotWithdrawn({ content }: Submission, { said }: Subject): void {
  if (content.head.kind === 'erasure' || !said.some(({ part }) => part === 'withdrawal')) return;
  throw new IntakeError('RECORD_WITHDRAWN', 'Your state has withdrawn this record.', {
    path: ['head', 'ref'],
    advice: 'What was withdrawn can only be erased. Submit a new decision if there is one.',
  });
}

function checkErasure({ content }: Submission, subject: Subject): void {
  const scope = subject.target.kind === 'decision' ? decisionParts(subject) : partsOfTarget(subject);
  const known = new Set(scope.map(({ part }) => part));
  for (const [name, value] of content.parts) {
    if (partKind(name) !== 'erasure' || known.has((value as ErasurePart).part)) continue;
    throw new IntakeError('ERASURE_PART_UNKNOWN', 'There is no such part, or it was erased before.', {
      path: [name, 'part'],
      advice: 'Name parts as `show` and `explain` print them to officers of your own state.',
    });
  }
}

/** Else an annulment could vanish from those who know of it, and the decision would stand again without a word. */
function checkNotice(submission: Submission, subject: Subject): void {
  const gone = partsOfTarget(subject);
  for (const [name, value] of submission.content.parts) {
    const erased = gone.find(
      ({ part }) => partKind(name) === 'erasure' && part === (value as ErasurePart).part,
    );
    if (!erased || !isHarmful(erased)) continue;
    if (covers(audienceIn(submission, name), erased.audience)) continue;
    throw new IntakeError('ERASURE_REACHES_FEWER', 'The notice reaches fewer readers than what is erased.', {
      path: ['sharing', 'parts', name],
      advice: 'Share it at least with every circle and state that the event was shared with.',
    });
  }
}

/** A new sharing speaks of parts that exist, and of levels only for the record as a whole. */
function checkManifest({ content }: Submission, subject: Subject): void {
  if (content.head.kind !== 'sharing') return;
  const ofDecision = subject.target.kind === 'decision';
  const known = (ofDecision ? decisionParts(subject) : partsOfTarget(subject)).map(({ part }) => `${part}`);
  const stray = Object.keys(content.sharing.parts).find((part) => !known.includes(part));
  if (stray !== undefined) {
    throw new IntakeError('SHARING_PART_UNKNOWN', 'The sharing names a part that there is not.', {
      path: ['sharing', 'parts', stray],
      advice: 'Name parts as `show` and `explain` print them to officers of your own state.',
    });
  }
  if (ofDecision || !(content.sharing.announce ?? content.sharing.silent)) return;
  throw new IntakeError('SHARING_LEVEL_MISPLACED', 'Hit levels belong to a record as a whole.', {
    path: ['sharing', content.sharing.announce ? 'announce' : 'silent'],
    advice: 'Name the record in `ref` to change them.',
  });
}
