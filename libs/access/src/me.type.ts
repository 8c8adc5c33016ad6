import { Field, ObjectType } from '@nestjs/graphql';

import { State } from './state.type.js';

@ObjectType({ description: 'You, as your access token says it.' })
export class Me {
  @Field()
  officer: string;

  @Field(() => String, { nullable: true, description: 'The client that acts for you, such as a gateway.' })
  actor: string | undefined;

  @Field(() => State)
  state: State;

  @Field(() => [String], { description: "Your roles; each counts over your own state's data only." })
  roles: string[];

  @Field({ description: 'True when this is demonstration data and no real register.' })
  demonstration: boolean;

  @Field(() => Date, { description: 'When your access token ends.' })
  expiresAt: Date;
}
