import type { Clock } from '#kernel';

export interface OperationOptions {
  readonly clock: Clock;
}

export const OPERATION_OPTIONS = Symbol('operation options');
