import { Field, ID, ObjectType } from '@nestjs/graphql';

import { State } from './state.type.js';

@ObjectType({ description: 'An audit body of several states, such as a court of auditors.' })
export class AuditBody {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;
}

@ObjectType({ description: 'You, as your access token says it.' })
export class Me {
  @Field()
  officer: string;

  @Field(() => String, { nullable: true, description: 'The client that acts for you, such as a gateway.' })
  actor: string | undefined;

  @Field(() => State, { description: 'The state that you act for.' })
  state: State;

  @Field(() => AuditBody, {
    nullable: true,
    description: 'Whom you work for, when that is no state but an audit body that the state has let in.',
  })
  auditBody: AuditBody | null;

  @Field(() => [String], { description: "Your roles; each counts over your own state's data only." })
  roles: string[];

  @Field({ description: 'True when this is demonstration data and no real register.' })
  demonstration: boolean;

  @Field(() => Date, { description: 'When your access token ends.' })
  expiresAt: Date;
}
