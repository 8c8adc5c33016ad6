import { Field, ID, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';

import { Rejected } from '#graphql';

import { Term } from '../vocabulary/term.type.js';

/** What is asked again and again. */
export enum WatchKind {
  CHECK = 'CHECK',
  SEARCH = 'SEARCH',
}

registerEnumType(WatchKind, {
  name: 'WatchKind',
  description: 'What is asked again and again.',
  valuesMap: {
    CHECK: { description: 'About parties, as `check` does.' },
    SEARCH: { description: 'In words, as `precedentSearch` does.' },
  },
});

@ObjectType({ description: 'A question of yours that the node goes on asking. Only you see it.' })
export class Watch {
  @Field(() => ID)
  id: string;

  @Field(() => WatchKind)
  kind: WatchKind;

  @Field({ description: 'What you saved, as JSON: parties and `withEnded`, or text and filter.' })
  question: string;

  @Field(() => Term)
  purpose: Term;

  @Field({ description: 'The case in whose name it goes on asking; no other state sees it.' })
  caseReference: string;

  @Field(() => Date)
  savedAt: Date;

  @Field(() => Date, { description: 'It ends then by itself.' })
  until: Date;

  @Field(() => Date, { description: 'When it was asked last.' })
  judgedAt: Date;

  @Field({
    description:
      'True when more records answer than one round reads; then it hears of the newest of a search, or of those that answer a check best.',
  })
  limited: boolean;
}

export const WatchResult = createUnionType({
  name: 'WatchResult',
  types: () => [Watch, Rejected] as const,
});
