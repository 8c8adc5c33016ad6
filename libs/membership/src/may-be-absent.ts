import { ValidateIf } from 'class-validator';

/** Absent is allowed, null is not: `IsOptional` would let `"demo": null` through. */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}
