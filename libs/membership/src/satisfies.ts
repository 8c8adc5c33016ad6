import { ValidateBy, type ValidationOptions } from 'class-validator';

/** A decorator from a test and the rule it stands for; the rule is told, the value never. */
export function satisfies(
  name: string,
  rule: string,
  test: (value: unknown) => boolean,
  options?: ValidationOptions,
): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: test, defaultMessage: () => rule } }, options);
}
