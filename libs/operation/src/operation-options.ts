import type { Clock } from '#kernel';

export interface OperationOptions {
  readonly clock: Clock;
  /** How often the journal is sealed by itself; absent where that is only done when somebody calls. */
  readonly sealEveryMs?: number;
}

export const OPERATION_OPTIONS = Symbol('operation options');
