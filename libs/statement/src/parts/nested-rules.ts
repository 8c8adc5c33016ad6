import { type ClassConstructor, Type } from 'class-transformer';
import { ValidateIf, ValidateNested } from 'class-validator';
import { type FieldOptions, fieldRule, NOT_RECORDED } from './field-rule.js';

/** One object of a class; lists, which `ValidateNested` alone would let through, are refused. */
export function IsObjectOf(
  type: () => ClassConstructor<object>,
  options: FieldOptions = {},
): PropertyDecorator {
  const message = options.notRecorded ? 'must be an object, or not_recorded' : 'must be an object';
  return inOrder(
    Type(type),
    ValidateNested({ message }),
    fieldRule('object', (value) => value instanceof type(), message),
    ...(options.notRecorded ? [ValidateIf((_owner, value) => value !== NOT_RECORDED)] : []),
  );
}

/** A list of objects of a class. */
export function IsListOf(
  type: () => ClassConstructor<object>,
  least: number,
  most: number,
): PropertyDecorator {
  const message = `must be a list of ${least} to ${most} objects`;
  const test = (value: unknown) =>
    Array.isArray(value) &&
    value.length >= least &&
    value.length <= most &&
    value.every((entry) => entry instanceof type());
  return inOrder(Type(type), ValidateNested({ each: true, message }), fieldRule('list', test, message));
}

function inOrder(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}
