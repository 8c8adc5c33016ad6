import { Field, ID, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';

import { Rejected } from '#graphql';

/** What an officer can decide about a hit. */
export enum HitVerdict {
  SAME = 'SAME',
  DIFFERENT = 'DIFFERENT',
  UNCLEAR = 'UNCLEAR',
  UNDO = 'UNDO',
}

registerEnumType(HitVerdict, {
  name: 'HitVerdict',
  description: 'Whether the party of a record is the one that was asked about.',
  valuesMap: {
    SAME: { description: 'It is the same.' },
    DIFFERENT: { description: 'It is another one.' },
    UNCLEAR: { description: 'It could not be established.' },
    UNDO: { description: 'What was decided before no longer stands; the history keeps both.' },
  },
});

/** As the database keeps it. */
export type Decided = 'same' | 'different' | 'unclear' | 'undo';

@ObjectType({ description: 'What an officer of your own state decided about a hit. No other state sees it.' })
export class HitResolution {
  @Field(() => ID, { description: 'Id of the line that the journal has about it.' })
  id: string;

  @Field(() => HitVerdict)
  verdict: HitVerdict;

  @Field(() => Date)
  decidedAt: Date;

  @Field(() => String, { nullable: true })
  note: string | undefined;

  @Field({ description: 'True when the record has said something else of the party since.' })
  aboutEarlierVersion: boolean;

  @Field({ description: 'All of it in words.' })
  text: string;
}

@ObjectType({
  description: 'The decision is kept, and shown when the same party and the same name meet again.',
})
export class HitResolved {
  @Field(() => ID)
  recordId: string;

  @Field(() => HitResolution)
  resolution: HitResolution;
}

export const ResolveHitResult = createUnionType({
  name: 'ResolveHitResult',
  types: () => [HitResolved, Rejected] as const,
});
