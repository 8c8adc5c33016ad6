import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One reason why a state may read, or may not.' })
export class AccessReason {
  @Field({
    description:
      'Lets a state in: `owner`, `named`, `in_circle`. Does not: `excluded`, `excluded_by_owner`, `circle_expired`, `circle_unknown`, `circle_not_shown`, `not_yet_a_member`, `not_a_member`, `not_included`, `not_shared`.',
  })
  code: string;

  @Field({ description: 'The reason in words.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'The circle it is about.' })
  circle: string | undefined;

  @Field(() => Date, { nullable: true, description: 'When the membership begins that has not begun.' })
  since: Date | undefined;

  @Field(() => Date, { nullable: true, description: 'When the circle expires or has expired.' })
  until: Date | undefined;
}
