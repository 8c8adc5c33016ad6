import { covers } from '#access';
import { type OutcomePart, type PartName, type StatementPart, partKind, recordOf } from '#statement';

import { checkOutcome } from './check-outcome.js';
import type { GateView } from './check-submission.js';
import { IntakeError } from './intake.errors.js';
import { audienceIn } from './own-audience.js';
import { type Subject, decisionParts, erasedParts } from './subject.store.js';
import type { Submission } from './submission.js';

/** New words go at least to whoever has the old ones, and the record still has to hold together. */
export function checkCorrection(submission: Submission, subject: Subject, view: GateView): void {
  const { content, state } = submission;
  if (content.head.kind !== 'correction') return;
  checkNotErased(content.parts.keys(), subject);
  checkKeptReaders(submission, subject);
  const outcome = content.parts.get('outcome');
  if (outcome) checkOutcome(state, outcome as OutcomePart, view);
  if (isWhole(subject)) recordOf(correctedParts(submission, subject));
}

function checkNotErased(names: Iterable<PartName>, subject: Subject): void {
  const erased = erasedParts(subject);
  const again = [...names].find((name) => erased.includes(name));
  if (again === undefined) return;
  throw new IntakeError('CORRECTION_PART_ERASED', 'This part was erased, and its name is not used again.', {
    path: [again],
    advice: 'Add a new part in its place.',
  });
}

function checkKeptReaders(submission: Submission, subject: Subject): void {
  const { parts } = submission.content;
  const lost = decisionParts(subject).find(
    ({ part, audience }) => parts.has(part) && !covers(audienceIn(submission, part), audience),
  );
  if (!lost) return;
  throw new IntakeError('CORRECTION_REACHES_FEWER', 'The correction reaches fewer readers than the error.', {
    path: ['sharing', 'parts', lost.part],
    advice: 'Share the corrected part at least as widely as it is shared now; narrow it afterwards.',
  });
}

/** What an erasure has taken can make a record of fewer parts than a decision has; it stays correctable. */
function isWhole(subject: Subject): boolean {
  return erasedParts(subject).every((part) => !['outcome', 'ground'].includes(partKind(part)));
}

function correctedParts({ content }: Submission, subject: Subject): Map<PartName, StatementPart> {
  const said = decisionParts(subject).map(({ part, content: words }) => [part, words] as const);
  const parts = new Map<PartName, StatementPart>([...said, ...content.parts]);
  parts.delete('correction');
  return parts.set('head', { kind: 'decision' }).set('sharing', { parts: {} });
}
