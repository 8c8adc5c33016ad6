import { ClassConstructor, plainToInstance } from 'class-transformer';
import { ValidationError, validateSync } from 'class-validator';

import { GraphqlError } from './graphql.errors.js';
import { Problem } from './problem.type.js';

/** An input with faults; `problems` names every one, so that a form can show them all at once. */
export class InvalidInput extends GraphqlError {
  constructor(readonly problems: Problem[]) {
    super('INPUT_INVALID', 'The input has faults; see the problems.', { path: problems[0]?.path });
  }
}

/** Checks an input against the class-validator rules of its class and returns it as that class. */
export function validateInput<T extends object>(type: ClassConstructor<T>, input: object, at: string): T {
  const value = plainToInstance(type, input, { exposeUnsetFields: false });
  const faults = validateSync(value, { whitelist: true, forbidNonWhitelisted: true });
  if (faults.length > 0) throw new InvalidInput(faults.flatMap((fault) => problems(fault, [at])));
  return value;
}

function problems(fault: ValidationError, parents: readonly string[]): Problem[] {
  const path = [...parents, fault.property];
  const own = Object.values(fault.constraints ?? {}).map((message) => ({
    code: 'INPUT_INVALID',
    message,
    path,
    advice: undefined,
  }));
  return [...own, ...(fault.children ?? []).flatMap((child) => problems(child, path))];
}
