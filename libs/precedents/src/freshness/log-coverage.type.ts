import { Field, Int, ObjectType } from '@nestjs/graphql';

import { State } from '#access';

@ObjectType({ description: 'The newest checkpoint of a log that this node knew.' })
export class CheckpointAge {
  @Field(() => Int, { description: 'Number of entries.' })
  size: number;

  @Field(() => Date, {
    description: "When it was signed; for another node's log, when it first came to this one.",
  })
  at: Date;

  @Field(() => Int, { description: 'Seconds between that and the answer.' })
  age: number;
}

@ObjectType({ description: 'The newest checkpoint of a log that the quorum of witnesses has cosigned.' })
export class QuorumAge {
  @Field(() => Int, { description: 'Number of entries.' })
  size: number;

  @Field(() => Date, { description: 'When the last witness that was needed had cosigned, by its clock.' })
  at: Date;

  @Field(() => Int, { description: 'Seconds between that and the answer.' })
  age: number;
}

@ObjectType({
  description: 'Records that your state could read and that are not shown: the permission is over for now.',
})
export class WithheldCount {
  @Field(() => Int)
  records: number;

  @Field(() => Date, { description: 'Until when their node had let this one show them.' })
  until: Date;
}

@ObjectType({ description: 'A log that an answer covers: how far it had come here, and how fresh that is.' })
export class LogCoverage {
  @Field({ description: "The log's name." })
  origin: string;

  @Field(() => [State], { description: 'The states whose home log it is.' })
  states: State[];

  @Field(() => Int, { description: 'Number of entries that were searched.' })
  size: number;

  @Field({ description: 'Merkle tree hash (RFC 6962 §2.1) at that size, base64.' })
  root: string;

  @Field(() => CheckpointAge, { nullable: true })
  checkpoint: CheckpointAge | undefined;

  @Field(() => QuorumAge, {
    nullable: true,
    description:
      'Up to there no other history of the log has reached a quorum. Null where none has, or none is agreed; of an earlier moment, where it is not known any more.',
  })
  witnessed: QuorumAge | undefined;

  @Field({ description: "`own` for this node's own log, `fresh`, `stale`, or `never_followed`." })
  freshness: string;

  @Field(() => [String], {
    description: 'Why it is stale: `not_pulled` for an hour, `lease_over`, `frozen`.',
  })
  reasons: string[];

  @Field(() => Date, { nullable: true, description: 'When all that its node had was last taken over.' })
  pulledAt: Date | undefined;

  @Field(() => WithheldCount, { nullable: true })
  withheld: WithheldCount | undefined;
}
