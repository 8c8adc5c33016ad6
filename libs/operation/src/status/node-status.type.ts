import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A named step in which this node works less than whole.' })
export class NodeDegradation {
  @Field({ description: 'Stable; the operator’s page lists all.' })
  code: string;

  @Field(() => String, {
    nullable: true,
    description: 'Which of several: the log of another node, an issuer of tokens, a state of the log.',
  })
  subject: string | null;

  @Field(() => Date, { nullable: true })
  since: Date | null;

  @Field({ description: 'What is so, what still works and what does not.' })
  sentence: string;

  @Field()
  advice: string;
}

@ObjectType({ description: 'How this node is doing.' })
export class NodeStatus {
  @Field(() => [NodeDegradation], { description: 'Empty when all is well.' })
  degradations: NodeDegradation[];
}
