import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A signed position of the log (C2SP tlog-checkpoint).' })
export class Checkpoint {
  @Field(() => Int, { description: 'Number of entries.' })
  size: number;

  @Field({ description: 'Merkle tree hash (RFC 6962 §2.1), base64.' })
  root: string;

  @Field({ description: 'The whole signed note, to be verified with the log key that the root lists.' })
  note: string;

  @Field(() => Date)
  signedAt: Date;
}

@ObjectType({ description: 'A checkpoint that the quorum of witnesses which the root agrees has cosigned.' })
export class WitnessedCheckpoint {
  @Field(() => Int, { description: 'Number of entries.' })
  size: number;

  @Field({ description: 'Merkle tree hash (RFC 6962 §2.1), base64.' })
  root: string;

  @Field({ description: 'The whole signed note with the cosignatures (C2SP tlog-cosignature).' })
  note: string;

  @Field(() => Date, { description: 'When the last witness that was needed had cosigned, by its clock.' })
  witnessedAt: Date;
}

@ObjectType({ description: 'Shows that an entry is in the log, without trusting the node.' })
export class InclusionProof {
  @Field(() => ID)
  statementId: string;

  @Field(() => Int, { description: 'Position in the log, from 0.' })
  index: number;

  @Field(() => Int, { description: 'The size of the log that it is shown for.' })
  size: number;

  @Field({ description: 'Leaf hash (RFC 6962 §2.1) of the signed part, base64.' })
  leafHash: string;

  @Field(() => [String], { description: "From the leaf's sibling up to the root's child, base64." })
  hashes: string[];

  @Field(() => String, {
    nullable: true,
    description: 'The proof as a file (C2SP tlog-proof); null for a size other than that of the checkpoint.',
  })
  tlogProof: string | undefined;
}

@ObjectType({ description: 'Shows that a log only grew between two sizes (RFC 6962 §2.1.2).' })
export class ConsistencyProof {
  @Field(() => Int)
  from: number;

  @Field(() => Int)
  to: number;

  @Field(() => [String], { description: 'Base64.' })
  hashes: string[];
}

@ObjectType({ description: "This node's log, as everybody can check it." })
export class Log {
  @Field({ description: 'Its name for ever.' })
  origin: string;

  @Field(() => Checkpoint, { nullable: true, description: 'Null before the first signature.' })
  checkpoint: Checkpoint | undefined;

  @Field(() => WitnessedCheckpoint, {
    nullable: true,
    description:
      'The newest that the quorum has cosigned; null where none has reached it, or none is agreed.',
  })
  witnessed: WitnessedCheckpoint | undefined;
}
