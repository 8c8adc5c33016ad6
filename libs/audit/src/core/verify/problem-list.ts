import { isRegisterError } from '#kernel';

import type { AuditProblem } from './audit-report.type.js';

/** Gathers what does not hold, so that one bad line does not hide the next. */
export class ProblemList {
  readonly #problems: AuditProblem[] = [];

  get all(): readonly AuditProblem[] {
    return [...this.#problems].sort((left, right) => left.line - right.line);
  }

  /** Runs a check of one line; what it throws of ours becomes a problem. */
  async hold(line: number, subject: string, check: () => Promise<void> | void): Promise<boolean> {
    try {
      await check();
      return true;
    } catch (error) {
      this.add(line, subject, error);
      return false;
    }
  }

  add(line: number, subject: string, error: unknown): void {
    if (!isRegisterError(error)) throw error;
    this.#problems.push({ line, subject, code: error.code, message: error.message });
  }
}
