import { ArgsType, Field } from '@nestjs/graphql';

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
