import { Field, Int, ObjectType } from '@nestjs/graphql';

import { PartialDate } from '../parts/partial-date.type.js';
import { Term } from '../vocabulary/term.type.js';

@ObjectType({ description: 'Where a decision stands.' })
export class Status {
  @Field(() => Term)
  code: Term;

  @Field(() => PartialDate, { nullable: true, description: 'Null while it stands as it was taken.' })
  since: PartialDate | undefined;

  @Field({ description: 'False for a decision that was annulled, revoked or withdrawn.' })
  counts: boolean;

  @Field({ description: 'The same in one sentence.' })
  note: string;
}

@ObjectType({ description: 'Decisions left out of an answer because they no longer count.' })
export class NotCounted {
  @Field(() => Term)
  status: Term;

  @Field(() => Int)
  count: number;

  @Field({ description: '`1 annulled decision not counted`.' })
  text: string;
}
