import { Directive, Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: "A state's one point of contact for questions about its records." })
export class ContactPoint {
  @Field()
  name: string;

  @Field()
  email: string;

  @Field(() => String, { nullable: true })
  phone: string | undefined;
}

@ObjectType({ description: 'A country: a member of the register, or one that records speak of.' })
@Directive('@key(fields: "code")')
export class State {
  @Field({ description: 'ISO 3166-1 alpha-2.' })
  code: string;

  @Field(() => String, {
    nullable: true,
    description:
      'First day of its membership, which may lie ahead; null for a state that is not in the register.',
  })
  memberSince: string | undefined;

  @Field(() => String, {
    nullable: true,
    description: '`full`: submits and reads. `reader`: reads only.',
  })
  participation: string | undefined;

  @Field(() => [String], { description: 'Names of its screening authorities.' })
  authorities: string[];

  @Field(() => ContactPoint, { nullable: true })
  contactPoint: ContactPoint | undefined;
}
