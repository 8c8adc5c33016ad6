import { Field, ObjectType } from '@nestjs/graphql';

import { ContactPoint, State } from '#access';

import { Term } from '../vocabulary/term.type.js';

@ObjectType({
  description: 'Not shared with your state. This says nothing about whether there is anything to share.',
})
export class NotShared {
  @Field(() => State, { description: 'Whom to ask.' })
  owner: State;

  @Field(() => ContactPoint, { nullable: true })
  contactPoint: ContactPoint | undefined;
}

@ObjectType({ description: 'The owner has recorded nothing here.' })
export class NotRecorded {
  @Field(() => State)
  owner: State;
}

@ObjectType({ description: 'Was shared with your state, and has been erased by its owner.' })
export class Erased {
  @Field(() => State)
  owner: State;

  @Field({ description: 'Name of the part in the signed statement.' })
  part: string;

  @Field(() => Term)
  reason: Term;

  @Field(() => Date, { description: 'When the erasure was logged.' })
  erasedAt: Date;
}
