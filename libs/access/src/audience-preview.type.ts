import { Field, ObjectType } from '@nestjs/graphql';

import { Problem } from '#graphql';

import { AccessReason } from './access-reason.type.js';
import { State } from './state.type.js';

@ObjectType({ description: 'A state that will be able to read, when, and why.' })
export class PreviewReader {
  @Field(() => State)
  state: State;

  @Field(() => Date, { nullable: true, description: 'When it begins; null: at once.' })
  since: Date | undefined;

  @Field(() => Date, { nullable: true, description: 'When it ends by itself; null: it does not.' })
  until: Date | undefined;

  @Field(() => [AccessReason])
  reasons: AccessReason[];
}

@ObjectType({ description: 'Whom one part would reach under the membership of this moment.' })
export class PartPreview {
  @Field()
  part: string;

  @Field(() => [PreviewReader], { description: 'By code, your own state among them.' })
  readers: PreviewReader[];

  @Field(() => [String], {
    description:
      'Circles that count, but whose roster is not for you: the states in them are not among the readers.',
  })
  circlesNotShown: string[];

  @Field({ description: 'True when nobody but your state will be able to read it, so far as you may know.' })
  ownerOnly: boolean;
}

@ObjectType({ description: 'Whom a record would reach, before anything is signed. Nothing is stored.' })
export class AudiencePreview {
  @Field(() => [PartPreview], { description: 'As you gave them.' })
  parts: PartPreview[];

  @Field(() => PartPreview, {
    description: 'Who would learn that there is a record: whoever may read at least one part.',
  })
  head: PartPreview;

  @Field(() => [Problem], {
    description: 'What is wrong with the audiences. The gate refuses all but `AUDIENCE_REACHES_NOBODY`.',
  })
  problems: Problem[];
}
