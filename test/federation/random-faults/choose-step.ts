import { FAULT_STEPS, PULL_STEPS } from './fault-steps.js';
import type { RunState } from './run-state.js';
import { STATEMENT_STEPS } from './statement-steps.js';
import type { Step } from './step.js';

export const STEPS: readonly Step[] = [...STATEMENT_STEPS, ...PULL_STEPS, ...FAULT_STEPS];

/** How much more likely is what has not happened yet. */
const FIRST = 5;

/** Chooses what happens next, and to whom. */
export function aStep(
  run: RunState,
  taken: Readonly<Record<string, number>>,
): { readonly step: Step; readonly subject: never } {
  const possible = STEPS.map((step) => ({
    step,
    subjects: step.subjects(run),
    weight: step.name in taken ? step.weight : step.weight * FIRST,
  })).filter(({ subjects }) => subjects.length > 0);
  let place = run.chance.below(possible.reduce((sum, { weight }) => sum + weight, 0));
  for (const { step, subjects, weight } of possible) {
    if (place < weight) return { step, subject: run.chance.one(subjects) as never };
    place -= weight;
  }
  throw new Error('Nothing can happen any more.');
}
