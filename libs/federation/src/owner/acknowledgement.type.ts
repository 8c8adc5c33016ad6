import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

import { State } from '#access';

export enum WordEffect {
  GIVES = 'gives',
  NARROWS = 'narrows',
  TAKES_BACK = 'takes_back',
}

registerEnumType(WordEffect, {
  name: 'WordEffect',
  description: 'What the newest word on a statement does at another node.',
  valuesMap: {
    GIVES: { description: 'It takes nothing away that the node may still hold.' },
    NARROWS: { description: 'Somebody there may see less than before.' },
    TAKES_BACK: { description: 'Nobody there may see anything of the statement any more.' },
  },
});

@ObjectType({
  description:
    'What another node has said to the newest word on one statement. That it has deleted what it held is its word; no node can prove that.',
})
export class Acknowledgement {
  @Field({ description: 'Name of the log of that node in the root.' })
  origin: string;

  @Field(() => [State], { description: 'The states that it hosts.' })
  states: State[];

  @Field(() => ID)
  statementId: string;

  @Field(() => WordEffect)
  effect: WordEffect;

  @Field({
    description: 'Whether that node has said that it follows the word, or holds nothing of the statement.',
  })
  acknowledged: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      '`accepted`, `unchanged`, `deferred` or `refused: CODE`; null as long as it has said nothing.',
  })
  outcome: string | null;

  @Field(() => Date, { nullable: true, description: 'When it said so.' })
  answeredAt: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Since when it owes an answer; null when it owes none.',
  })
  outstandingSince: Date | null;
}
