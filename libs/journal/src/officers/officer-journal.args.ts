import { ArgsType, Field, ID, Int } from '@nestjs/graphql';

import { PAGE_DEFAULT } from '#kernel';

@ArgsType()
export class OfficerJournalArgs {
  @Field(() => Date, { nullable: true, description: 'First moment; default: the beginning.' })
  since?: Date;

  @Field(() => Date, { nullable: true, description: 'First moment no longer; default: now.' })
  before?: Date;

  @Field(() => String, { nullable: true, description: 'Only this officer.' })
  officer?: string;

  @Field(() => ID, { nullable: true, description: 'Only lines that show something of this record.' })
  recordId?: string;

  @Field(() => Int, { nullable: true, defaultValue: PAGE_DEFAULT })
  first?: number;

  @Field(() => String, { nullable: true })
  after?: string;

  @Field(() => String, { nullable: true, description: 'A code of the purposes; or header Grounds-Purpose.' })
  purpose?: string;

  @Field(() => String, { nullable: true, description: 'Your own reference; or header Grounds-Case.' })
  caseReference?: string;
}
