import { Field, ObjectType, createUnionType } from '@nestjs/graphql';

import { State } from '#access';

import { StackLayer } from '../vocabulary/stack-layer.type.js';
import { Term } from '../vocabulary/term.type.js';
import { Erased, NotRecorded, NotShared } from './part-state.type.js';
import { PartialDate } from './partial-date.type.js';

@ObjectType({ description: 'The law a decision rests on.' })
export class Regime {
  @Field({ description: '`not_recorded` when it is not.' })
  law: string;

  @Field(() => String, { nullable: true })
  article: string | undefined;

  @Field(() => String, { nullable: true })
  version: string | undefined;
}

@ObjectType({ description: 'Where the public can read about the decision.' })
export class PublicReference {
  @Field()
  source: string;

  @Field(() => Term)
  confidence: Term;

  @Field(() => String, { nullable: true })
  url: string | undefined;
}

@ObjectType({ description: 'A related case elsewhere.' })
export class CaseLink {
  @Field(() => State)
  state: State;

  @Field()
  reference: string;
}

@ObjectType({
  description: 'What was decided. A null field was not recorded by the owner; nothing is guessed.',
})
export class Outcome {
  @Field(() => State)
  decidedBy: State;

  @Field()
  authority: string;

  @Field(() => String, { nullable: true, description: "The deciding authority's own case reference." })
  caseReference: string | undefined;

  @Field(() => Regime)
  regime: Regime;

  @Field(() => Term)
  kind: Term;

  @Field({ description: 'True only for prohibitions, unwindings and partial prohibitions.' })
  isRefusal: boolean;

  @Field({ description: 'The outcome it counts as under Reg. (EU) 2026/1386 Art. 18(7)(d).' })
  euOutcome: string;

  @Field(() => PartialDate)
  decidedOn: PartialDate;

  @Field(() => PartialDate, { nullable: true })
  effectiveOn: PartialDate | undefined;

  @Field(() => Term, { description: 'How AI comes into it.' })
  aiRelevance: Term;

  @Field(() => String, { nullable: true })
  aiRelevanceWhy: string | undefined;

  @Field(() => StackLayer)
  mainLayer: StackLayer;

  @Field(() => [StackLayer])
  furtherLayers: StackLayer[];

  @Field(() => String, { nullable: true })
  technology: string | undefined;

  @Field(() => [Term])
  technologyAreas: Term[];

  @Field(() => [Term], { description: 'NACE Rev. 2.1.' })
  sectors: Term[];

  @Field(() => Term)
  transactionType: Term;

  @Field(() => Term)
  stakeBand: Term;

  @Field(() => Term, { nullable: true })
  valueBand: Term | undefined;

  @Field(() => String, { nullable: true, description: 'ISO 4217.' })
  currency: string | undefined;

  @Field(() => [Term])
  conditionsConsidered: Term[];

  @Field(() => Term, {
    description: 'Whether the grounds are the authority’s own, published, or inferred by the signer.',
  })
  groundsFrom: Term;

  @Field(() => PublicReference, { nullable: true })
  publicReference: PublicReference | undefined;

  @Field(() => [CaseLink])
  links: CaseLink[];

  @Field(() => String, { nullable: true })
  summary: string | undefined;

  @Field({ description: 'TLP 2.0, or a national marking.' })
  marking: string;

  @Field(() => PartialDate, { nullable: true })
  reviewOn: PartialDate | undefined;
}

export const OutcomePart = createUnionType({
  name: 'OutcomePart',
  types: () => [Outcome, NotShared, NotRecorded, Erased] as const,
});
