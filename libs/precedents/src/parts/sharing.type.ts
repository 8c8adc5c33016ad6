import { Field, ObjectType, createUnionType } from '@nestjs/graphql';

import { Erased, NotRecorded, NotShared } from './part-state.type.js';

@ObjectType({ description: 'Whom one part is shared with. Nobody named: the owner only.' })
export class PartSharing {
  @Field()
  part: string;

  @Field(() => [String])
  circles: string[];

  @Field(() => [String])
  states: string[];

  @Field(() => [String])
  except: string[];
}

@ObjectType({ description: 'With whom the owner shares what; opened to the owner only.' })
export class Sharing {
  @Field(() => [PartSharing])
  parts: PartSharing[];
}

export const SharingPart = createUnionType({
  name: 'SharingPart',
  types: () => [Sharing, NotShared, NotRecorded, Erased] as const,
});
