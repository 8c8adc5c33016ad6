import { Field, Int, ObjectType } from '@nestjs/graphql';

import { State } from './state.type.js';

@ObjectType({ description: 'Whom your state has shut out of all its records. Nobody else learns of it.' })
export class Exclusion {
  @Field(() => Int, { description: 'Of this list; the next one carries the next number.' })
  version: number;

  @Field(() => [State], { description: 'Everyone who is shut out; empty when that was lifted.' })
  states: State[];

  @Field({ description: 'As your state gave it with this list.' })
  reason: string;
}
