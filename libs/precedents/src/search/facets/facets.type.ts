import { Field, Int, ObjectType } from '@nestjs/graphql';

import { LogCoverage } from '../../freshness/log-coverage.type.js';
import { NotCounted } from '../../status/status.type.js';
import { Term } from '../../vocabulary/term.type.js';

@ObjectType()
export class FacetCount {
  @Field(() => Term)
  code: Term;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class FacetCounts {
  @Field({
    description:
      '`ground_group`, `ground`, `layer`, `technology_area`, `sector`, `kind`, `decided_by` or `year`.',
  })
  facet: string;

  @Field(() => [FacetCount], { description: 'In the order of the code list, never by how many there are.' })
  counts: FacetCount[];
}

@ObjectType({ description: 'How many of the precedents that you may list carry which code.' })
export class PrecedentFacets {
  @Field({ description: 'To be shown with every number taken from here.' })
  caption: string;

  @Field(() => Int, { description: 'How many precedents were counted.' })
  total: number;

  @Field(() => String, {
    nullable: true,
    description: 'That there are more than one answer counts; null when all were counted.',
  })
  limited: string | undefined;

  @Field(() => [FacetCounts])
  facets: FacetCounts[];

  @Field(() => [NotCounted], { description: 'What is left out because it no longer counts.' })
  notCounted: NotCounted[];

  @Field(() => [LogCoverage], {
    description:
      'The logs that the answer covers, how far each had come at this node, and how fresh that is.',
  })
  searched: LogCoverage[];
}
