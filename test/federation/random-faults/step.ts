import type { NodeName } from '../../support/three-nodes.js';
import { othersOf } from './expected.js';
import type { RunState } from './run-state.js';
import { NAMES } from './three-processes.js';

/** One kind of thing that happens. */
export interface Step {
  readonly name: string;
  readonly weight: number;
  /** What it can happen to now; it happens to one of these. */
  readonly subjects: (run: RunState) => readonly unknown[];
  /** Says what it did. */
  readonly take: (run: RunState, subject: never) => Promise<string>;
}

export function step<Subject>(
  name: string,
  weight: number,
  subjects: (run: RunState) => readonly Subject[],
  take: (run: RunState, subject: Subject) => Promise<string>,
): Step {
  return { name, weight, subjects, take };
}

export const up = (run: RunState): NodeName[] => [...run.up];

/** Each node with each other, in both directions. */
export function pairs(): [NodeName, NodeName][] {
  return NAMES.flatMap((one) => othersOf(one).map((other): [NodeName, NodeName] => [one, other]));
}
