import { Field, ObjectType } from '@nestjs/graphql';

import { RegisterError } from '#kernel';

@ObjectType({
  description: 'One thing that is wrong with an input. Codes are stable: see docs/error-codes.md.',
})
export class Problem {
  @Field()
  code: string;

  @Field()
  message: string;

  @Field(() => [String], { description: 'Where in the input, outermost first.' })
  path: readonly string[];

  @Field(() => String, { nullable: true, description: 'What to do about it.' })
  advice: string | undefined;
}

export function problemOf(error: RegisterError): Problem {
  return { code: error.code, message: error.message, path: error.path, advice: error.advice };
}
