import type { HeaderLine } from '../bundle-line.type.js';

/** Something in a bundle that does not hold. */
export interface AuditProblem {
  /** Line of the file, from 1. */
  readonly line: number;
  /** What it is about: `entry 17`, `checkpoint`. */
  readonly subject: string;
  readonly code: string;
  readonly message: string;
}

/** What was found about one part of a bundle; true only as far as there is no problem with it. */
export interface AuditFinding {
  readonly subject: string;
  /** How many things of this kind hold. */
  readonly count: number;
  /** In one sentence, what that proves. */
  readonly proves: string;
}

/** What an audit of a bundle comes to. */
export interface AuditReport {
  readonly format: 'grounds-audit-report/1';
  /** Whether every line of the bundle holds. */
  readonly verified: boolean;
  /** Undefined when not even the header could be read. */
  readonly header: HeaderLine | undefined;
  readonly findings: readonly AuditFinding[];
  readonly notProved: readonly string[];
  readonly problems: readonly AuditProblem[];
}
