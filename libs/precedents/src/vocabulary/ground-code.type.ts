import { Directive, Field, ObjectType } from '@nestjs/graphql';

import type { Label } from '#vocabulary';

import { Term } from './term.type.js';

@ObjectType({ description: 'A ground of refusal in the vocabulary; codes are stable and never reused.' })
@Directive('@key(fields: "code")')
export class GroundCode {
  @Field()
  code: string;

  @Field(() => Term)
  group: Term;

  @Field()
  definition: string;

  @Field({ description: 'The law or text that the ground comes from.' })
  source: string;

  @Field({ description: 'True for the codes that say why no ground is given.' })
  unavailable: boolean;

  /** Kept for the `label` field, which picks the language. */
  labels: Label;
}
