import { Field, ID, ObjectType } from '@nestjs/graphql';

import { Term } from '../vocabulary/term.type.js';

@ObjectType({ description: 'That something was said about a precedent that you may see.' })
export class PrecedentChange {
  @Field({ description: 'For `after`, to go on from here.' })
  cursor: string;

  @Field(() => ID, { description: 'Ask for it with `precedent`.' })
  recordId: string;

  @Field(() => ID)
  statementId: string;

  @Field(() => Term, { description: 'What kind of statement.' })
  kind: Term;

  @Field(() => Date)
  recordedAt: Date;
}
