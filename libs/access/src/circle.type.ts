import { Field, Int, ObjectType } from '@nestjs/graphql';

import { State } from './state.type.js';

@ObjectType({ description: 'A named set of states that records are shared with.' })
export class Circle {
  @Field()
  id: string;

  @Field()
  label: string;

  @Field(() => Int)
  version: number;

  @Field(() => Date, { description: 'After this moment the circle lets nobody in.' })
  expires: Date;

  @Field({
    description:
      '`open`: all members see who is in it. `members`: those in it do, others do not know of it. `owner`: those in it know of it, and not who else is.',
  })
  roster: string;

  @Field(() => [State], { nullable: true, description: 'Null when the roster is not for you.' })
  states: State[] | undefined;
}
