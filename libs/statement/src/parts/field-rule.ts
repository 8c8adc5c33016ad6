import { ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';

/** The value that says that a mandatory field is unknown. Nothing is guessed. */
export const NOT_RECORDED = 'not_recorded';
export type NotRecorded = typeof NOT_RECORDED;

export interface FieldOptions {
  /** The field may also say `not_recorded`. */
  readonly notRecorded?: boolean;
}

type Test = (value: unknown, owner: object) => boolean;

/** A rule of one field; `message` goes on after the field's name and never repeats the value. */
export function fieldRule(
  name: string,
  test: Test,
  message: string,
  options?: ValidationOptions,
): PropertyDecorator {
  const validator = {
    validate: (value: unknown, asked?: { object: object }) => test(value, asked?.object ?? {}),
    defaultMessage: () => message,
  };
  return ValidateBy({ name, validator }, options);
}

/** The same rule for a field that may say `not_recorded`. */
export function recordedRule(
  name: string,
  test: Test,
  message: string,
  options: FieldOptions = {},
): PropertyDecorator {
  if (!options.notRecorded) return fieldRule(name, test, message);
  return fieldRule(
    name,
    (value, owner) => value === NOT_RECORDED || test(value, owner),
    `${message}, or not_recorded`,
  );
}

/** The field may be left out; `null` is no way to leave it out. */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_owner, value) => value !== undefined);
}

export function isUnique(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
