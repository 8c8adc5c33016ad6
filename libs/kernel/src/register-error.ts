export interface ErrorDetail {
  /** Where in the input the fault is, outermost first: `['outcome', 'decidedOn']`. */
  readonly path?: readonly string[];
  /** One sentence that says what to do. */
  readonly advice?: string;
  readonly cause?: unknown;
}

/**
 * A failure that the register foresaw. Each room narrows `Code` to its own closed union;
 * codes are stable and documented in docs/error-codes.md. Messages never hold record content or secrets.
 */
export class RegisterError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly path: readonly string[];
  readonly advice: string | undefined;

  constructor(code: Code, message: string, detail: ErrorDetail = {}) {
    super(message, { cause: detail.cause });
    this.name = new.target.name;
    this.code = code;
    this.path = detail.path ?? [];
    this.advice = detail.advice;
  }
}

/** Narrows what was caught to a failure that the register foresaw. */
export function isRegisterError(error: unknown): error is RegisterError {
  return error instanceof RegisterError;
}
