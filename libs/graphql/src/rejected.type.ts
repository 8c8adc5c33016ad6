import { Field, ObjectType } from '@nestjs/graphql';

import { isRegisterError } from '#kernel';

import { InvalidInput } from './validate-input.js';
import { Problem, problemOf } from './problem.type.js';

@ObjectType({ description: 'The input was not accepted; nothing was stored.' })
export class Rejected {
  @Field(() => [Problem])
  problems: Problem[];
}

/** Turns a failure that was foreseen into a typed result; everything else goes on as an exception. */
export function rejectedOrThrow(error: unknown): Rejected {
  if (error instanceof InvalidInput) return Object.assign(new Rejected(), { problems: error.problems });
  if (isRegisterError(error)) return Object.assign(new Rejected(), { problems: [problemOf(error)] });
  throw error;
}
