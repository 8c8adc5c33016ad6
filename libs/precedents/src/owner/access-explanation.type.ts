import { Field, ID, ObjectType } from '@nestjs/graphql';

import { AccessReason, State } from '#access';

@ObjectType({ description: 'Whether a state may read one part now, and why or why not.' })
export class PartAccess {
  @Field(() => ID, { description: 'The statement that the part belongs to.' })
  statementId: string;

  @Field({ description: 'Name of the part in that statement.' })
  part: string;

  @Field({ description: '`yes`, `no`, or `cannot_tell` where a roster is not for you.' })
  mayRead: string;

  @Field(() => Date, { nullable: true, description: 'When it ends by itself; null: it does not.' })
  until: Date | undefined;

  @Field(() => [AccessReason])
  reasons: AccessReason[];
}

@ObjectType({ description: 'What one state may read of one of your records, and why.' })
export class AccessExplanation {
  @Field(() => ID)
  recordId: string;

  @Field(() => State)
  state: State;

  @Field({
    description: 'Whether it may know that there is such a record: `yes`, `no` or `cannot_tell`.',
  })
  seesRecord: string;

  @Field(() => [PartAccess], { description: 'Everything said about the record that is not erased.' })
  parts: PartAccess[];
}
