import { Field, Int, ObjectType } from '@nestjs/graphql';

import { State } from './state.type.js';

@ObjectType({ description: 'A named set of states that records are shared with.' })
export class Circle {
  @Field()
  id: string;

  @Field(() => State, {
    nullable: true,
    description: 'The state whose own circle it is, which alone shares with it; null: it is of the root.',
  })
  owner: State | undefined;

  @Field()
  label: string;

  @Field(() => Int)
  version: number;

  @Field(() => Date, { description: 'After this moment the circle lets nobody in.' })
  expires: Date;

  @Field({
    description:
      "`open`: all members see who is in it. `members`: those in it do, others do not know of it. `owner`: of a circle of the root those in it know, and not who else is; of a state's own circle nobody else knows.",
  })
  roster: string;

  @Field(() => [State], { nullable: true, description: 'Null when the roster is not for you.' })
  states: State[] | undefined;
}
