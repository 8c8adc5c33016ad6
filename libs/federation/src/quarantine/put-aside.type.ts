import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum AsideKind {
  ENTRY = 'entry',
  ENVELOPE = 'envelope',
}

registerEnumType(AsideKind, {
  name: 'AsideKind',
  description: 'What of another node was put aside.',
  valuesMap: {
    ENTRY: {
      description: 'An entry of its log whose signature or form does not hold. It is kept, and not believed.',
    },
    ENVELOPE: { description: 'What it granted of a statement. Nothing of the statement is shown.' },
  },
});

@ObjectType({ description: 'Something of another node that does not hold; nothing of what is in it.' })
export class PutAside {
  @Field({ description: 'Name of the log of that node in the root.' })
  origin: string;

  @Field(() => Int, { description: 'Place in that log.' })
  index: number;

  @Field(() => AsideKind)
  kind: AsideKind;

  @Field({ description: 'Why, as an error code.' })
  reason: string;

  @Field(() => Date, { description: 'When it came.' })
  at: Date;
}
