import { Field, Int, ObjectType } from '@nestjs/graphql';

import { State } from '#access';

@ObjectType({ description: 'Another node of the register, and how far this one has followed it.' })
export class PeerNode {
  @Field({ description: 'Name of its log in the root.' })
  origin: string;

  @Field()
  url: string;

  @Field(() => [State], { description: 'The states that it hosts.' })
  states: State[];

  @Field(() => Int, { description: 'Entries of its log that were verified and are held here.' })
  size: number;

  @Field(() => Date, { nullable: true, description: 'When all that it had was last taken over.' })
  pulledAt: Date | undefined;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when it lets this node show what it granted. Behind that, its records are not shown.',
  })
  leaseUntil: Date | undefined;

  @Field(() => String, {
    nullable: true,
    description: 'Why the last attempt failed, as an error code; null when it did not.',
  })
  failure: string | undefined;

  @Field(() => Int, { description: 'Attempts that failed since the last that did not.' })
  failures: number;

  @Field(() => Date, { nullable: true, description: 'Not asked again before.' })
  nextAttemptAt: Date | undefined;

  @Field(() => Int, {
    nullable: true,
    description:
      'Entries at its newest checkpoint that the quorum of witnesses has cosigned; null where none has reached it.',
  })
  witnessedSize: number | undefined;

  @Field(() => Date, {
    nullable: true,
    description: 'When that quorum was reached, by the clocks of witnesses.',
  })
  witnessedAt: Date | undefined;

  @Field({ description: 'It has signed two histories. It is followed no further, and both are kept.' })
  frozen: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The proof of that as a file (`grounds-fork/1`), which anybody can verify with a root alone.',
  })
  forkEvidence: string | undefined;

  @Field(() => Date, { nullable: true, description: 'When it last asked this node.' })
  askedAt: Date | undefined;

  @Field(() => Int, {
    description: 'Words on records of your own state that it has not answered to. See `acknowledgements`.',
  })
  outstanding: number;
}

@ObjectType({ description: 'What became of the envelopes of one pull that ended in the same way.' })
export class PullOutcome {
  @Field({ description: '`accepted`, `unchanged`, `deferred`, or `refused: CODE`.' })
  outcome: string;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'What one pull from one node came to.' })
export class Pull {
  @Field()
  origin: string;

  @Field(() => Int, { description: 'Entries that its log has grown by.' })
  entries: number;

  @Field(() => [PullOutcome])
  outcomes: PullOutcome[];

  @Field(() => String, { nullable: true, description: 'Why it failed, as an error code.' })
  failure: string | undefined;
}
