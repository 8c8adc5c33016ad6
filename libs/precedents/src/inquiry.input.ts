import { ArgsType, Field } from '@nestjs/graphql';

/** What every read of record content says about itself. */
@ArgsType()
export class InquiryArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Why you read: a code of the purposes. May come as header Grounds-Purpose instead.',
  })
  purpose?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Your own case or file; no other state sees it. May come as header Grounds-Case instead.',
  })
  caseReference?: string;
}

/** A read that may look back. Whatever the moment, you see what you may see today. */
@ArgsType()
export class ReadArgs extends InquiryArgs {
  @Field(() => String, {
    nullable: true,
    description: 'What was so on this day, `2025-03-01`: events that happened later are left out.',
  })
  asOf?: string;

  @Field(() => Date, {
    nullable: true,
    description: 'What the register knew at this time: statements logged later are left out.',
  })
  knownAt?: Date;
}
