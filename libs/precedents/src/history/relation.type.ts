import { Field, ID, ObjectType } from '@nestjs/graphql';

import { State } from '#access';

import { Term } from '../vocabulary/term.type.js';

@ObjectType({ description: 'That two records belong together.' })
export class Relation {
  @Field(() => Term)
  relation: Term;

  @Field(() => ID, { description: 'The other record; you may or may not see it.' })
  recordId: string;

  @Field({ description: 'True when the other record says it of this one.' })
  inverse: boolean;

  @Field(() => State, { description: 'Who says so.' })
  saidBy: State;

  @Field(() => String, { nullable: true })
  note: string | undefined;
}
