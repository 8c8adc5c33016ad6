import 'reflect-metadata';
import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import { StatementError, type StatementErrorCode } from './statement.errors.js';

const OPTIONS: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: false },
};
/** Names of fields as the classes write them; anything else came from outside and is not repeated. */
const FIELD_NAME = /^(?:[A-Za-z]{1,30}|\d{1,4})$/;

/** An instance of the class with these values, every rule kept; StatementError names the first field at fault. */
export function checkShape<Shape extends object>(
  type: ClassConstructor<Shape>,
  value: unknown,
  path: readonly string[],
  code: StatementErrorCode,
): Shape {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fieldError(code, path, 'must be an object');
  }
  const shape = plainToInstance(type, value);
  const [fault] = validateSync(shape, OPTIONS);
  if (fault) throw shapeError(fault, path, code);
  return shape;
}

/** The one wording for a field at fault: `outcome.decidedOn must be …`. */
export function fieldError(
  code: StatementErrorCode,
  path: readonly string[],
  problem: string,
): StatementError {
  return new StatementError(code, { path, message: `${path.join('.')} ${problem}.` });
}

function shapeError(
  fault: ValidationError,
  path: readonly string[],
  code: StatementErrorCode,
): StatementError {
  const here = [...path, FIELD_NAME.test(fault.property) ? fault.property : '?'];
  const [inner] = fault.children ?? [];
  const constraints = fault.constraints ?? {};
  if (inner && Object.keys(constraints).length === 0) return shapeError(inner, here, code);
  if ('whitelistValidation' in constraints) return fieldError(code, here, 'is not a known field');
  return fieldError(code, here, Object.values(constraints)[0] ?? 'is not valid');
}
