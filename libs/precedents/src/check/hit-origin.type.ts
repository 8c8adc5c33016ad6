import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What a record goes back to, as its own state says.' })
export class HitOrigin {
  @Field(() => ID, { description: 'The same for all hits that go back to one decision.' })
  id: string;

  @Field(() => [ID], { description: 'The records shown that go back to it, this one among them.' })
  records: string[];

  @Field({ description: 'Such as "2 records, 1 origin", with the reason and who gives it.' })
  text: string;
}

@ObjectType({ description: 'How many decisions stand behind the records shown.' })
export class OriginCount {
  @Field(() => Int)
  records: number;

  @Field(() => Int)
  origins: number;

  @Field({ description: 'Such as "2 records, 1 origin".' })
  text: string;
}
