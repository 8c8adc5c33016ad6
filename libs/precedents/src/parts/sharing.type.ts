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

@ObjectType({ description: 'A set of circles and states.' })
export class NamedAudience {
  @Field(() => [String])
  circles: string[];

  @Field(() => [String])
  states: string[];

  @Field(() => [String])
  except: string[];
}

@ObjectType({ description: 'With whom the owner shares what as of now; opened to the owner only.' })
export class Sharing {
  @Field(() => [PartSharing])
  parts: PartSharing[];

  @Field(() => NamedAudience, {
    nullable: true,
    description: 'Who is told at a check that there is a record, without being shown it.',
  })
  announce: NamedAudience | undefined;

  @Field(() => NamedAudience, {
    nullable: true,
    description: 'At whose checks only the owner learns that there was a hit.',
  })
  silent: NamedAudience | undefined;
}

export const SharingPart = createUnionType({
  name: 'SharingPart',
  types: () => [Sharing, NotShared, NotRecorded, Erased] as const,
});
