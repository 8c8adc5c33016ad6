import type { Rehearsal } from './rehearsal.js';

/** One promise of a node, tried from outside. */
export interface ConformanceCheck {
  /** Stable, for programs. */
  readonly id: string;
  /** What a conforming node does, in one sentence. */
  readonly says: string;
  /** What the caller has to be at the node; otherwise the check is left out. */
  readonly role?: 'reader' | 'steward';
  /** @throws Nonconforming */
  run(rehearsal: Rehearsal): Promise<void>;
}

/** What the node under test did instead. */
export class Nonconforming extends Error {}

/** @throws Nonconforming when it does not hold */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Nonconforming(otherwise);
}

/** @throws Nonconforming unless the answer has one of the statuses */
export async function mustAnswer(answer: Response, statuses: readonly number[]): Promise<void> {
  await answer.body?.cancel();
  must(
    statuses.includes(answer.status),
    `It answers with status ${answer.status}, not ${statuses.join(' or ')}.`,
  );
}
