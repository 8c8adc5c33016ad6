import { Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';

import { PublicReference } from '../parts/outcome.type.js';
import { Erased, NotShared } from '../parts/part-state.type.js';
import { PartialDate } from '../parts/partial-date.type.js';
import { Status } from '../status/status.type.js';
import { Term } from '../vocabulary/term.type.js';
import { Relation } from './relation.type.js';

@ObjectType({ description: 'The decision itself.' })
export class Decided {
  @Field(() => Term)
  kind: Term;

  @Field(() => PartialDate)
  decidedOn: PartialDate;

  @Field()
  authority: string;
}

@ObjectType({ description: 'Something that happened to the decision.' })
export class LegalEventEntry {
  @Field(() => Term)
  event: Term;

  @Field(() => PartialDate)
  occurredOn: PartialDate;

  @Field(() => String, { nullable: true, description: 'The court or authority.' })
  by: string | undefined;

  @Field(() => PublicReference, { nullable: true })
  reference: PublicReference | undefined;

  @Field(() => String, { nullable: true })
  summary: string | undefined;
}

@ObjectType()
export class RelationEntry {
  @Field(() => Relation)
  relation: Relation;
}

@ObjectType({ description: 'The state took the record out of the register.' })
export class WithdrawalEntry {
  @Field(() => Term)
  reason: Term;

  @Field(() => String, { nullable: true })
  note: string | undefined;
}

@ObjectType({ description: 'The state corrected what it had recorded.' })
export class CorrectionEntry {
  @Field()
  reason: string;

  @Field(() => [String], {
    description: 'The parts that were replaced or added, as far as you may see them.',
  })
  parts: string[];
}

@ObjectType()
export class ErasedPart {
  @Field({ description: 'Name of the part in the signed statement.' })
  part: string;

  @Field(() => Term)
  reason: Term;
}

@ObjectType({ description: 'The state erased parts of the record.' })
export class ErasureEntry {
  @Field(() => [ErasedPart])
  erased: ErasedPart[];
}

@ObjectType({ description: 'The state changed with whom it shares; opened to that state only.' })
export class SharingChanged {
  @Field(() => [String], { description: 'The parts that are shared with somebody since.' })
  parts: string[];
}

export const HistoryContent = createUnionType({
  name: 'HistoryContent',
  types: () =>
    [
      Decided,
      LegalEventEntry,
      RelationEntry,
      WithdrawalEntry,
      CorrectionEntry,
      ErasureEntry,
      SharingChanged,
      NotShared,
      Erased,
    ] as const,
});

@ObjectType({ description: 'One signed statement about the record.' })
export class HistoryEntry {
  @Field(() => ID, { description: 'The `jti` of the statement.' })
  id: string;

  @Field(() => Term)
  kind: Term;

  @Field(() => Date, { description: 'When the register came to know it.' })
  recordedAt: Date;

  @Field({ description: 'Name of the log that it stands in.' })
  origin: string;

  @Field(() => Int, { description: 'Position there.' })
  logIndex: number;

  @Field({ description: 'Leaf hash (RFC 6962 §2.1), base64.' })
  leafHash: string;

  @Field(() => Status, { description: 'Where the decision stood right after it, by what you may see.' })
  statusAfter: Status;

  @Field(() => HistoryContent)
  content: typeof HistoryContent;

  @Field({ description: 'The statement with the disclosures you may see (SD-JWT, RFC 9901).' })
  evidence: string;
}
