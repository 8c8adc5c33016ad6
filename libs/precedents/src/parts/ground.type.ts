import { Field, ObjectType, createUnionType } from '@nestjs/graphql';

import { GroundCode } from '../vocabulary/ground-code.type.js';
import { Term } from '../vocabulary/term.type.js';
import { Erased, NotRecorded, NotShared } from './part-state.type.js';

@ObjectType({ description: 'A text in one language.' })
export class Text {
  @Field({ description: 'BCP 47 language tag.' })
  language: string;

  @Field()
  text: string;
}

@ObjectType({ description: 'The reasons in one language.' })
export class Reasons extends Text {
  @Field({ description: 'Name of the part in the signed statement.' })
  part: string;
}

@ObjectType({ description: 'A ground the decision rests on.' })
export class Ground {
  @Field({ description: 'Name of the part in the signed statement.' })
  part: string;

  @Field(() => GroundCode)
  code: GroundCode;

  @Field(() => Term)
  weight: Term;

  @Field(() => [Text])
  texts: Text[];
}

export const GroundPart = createUnionType({
  name: 'GroundPart',
  types: () => [Ground, NotShared, NotRecorded, Erased] as const,
});

export const ReasonsPart = createUnionType({
  name: 'ReasonsPart',
  types: () => [Reasons, NotShared, NotRecorded, Erased] as const,
});
