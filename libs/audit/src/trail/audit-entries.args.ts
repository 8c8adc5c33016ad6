import { ArgsType, Field, ID, Int } from '@nestjs/graphql';

import { PAGE_DEFAULT } from '#kernel';

/** A page of entries shown for one position of the log, with the reason for reading. */
@ArgsType()
export class AuditEntriesArgs {
  @Field(() => Int, { description: 'The size of the log that inclusion is shown for: that of a checkpoint.' })
  size: number;

  @Field(() => Int, { nullable: true, defaultValue: PAGE_DEFAULT })
  first?: number;

  @Field(() => Int, { nullable: true, description: 'Go on behind this place in the log.' })
  afterIndex?: number;

  @Field(() => String, { nullable: true, description: 'A code of the purposes; or header Grounds-Purpose.' })
  purpose?: string;

  @Field(() => String, { nullable: true, description: 'Your own reference; or header Grounds-Case.' })
  caseReference?: string;
}

@ArgsType()
export class RecordEntriesArgs extends AuditEntriesArgs {
  @Field(() => ID)
  recordId: string;
}

@ArgsType()
export class YearEntriesArgs extends AuditEntriesArgs {
  @Field(() => Int, { description: 'As the statements date themselves, in UTC.' })
  year: number;
}

@ArgsType()
export class HeadEntriesArgs extends AuditEntriesArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description: 'Only heads that cover this line of the journal.',
  })
  fromSeq?: number;
}
