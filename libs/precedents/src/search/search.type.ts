import { Field, ObjectType } from '@nestjs/graphql';

import { LogCoverage } from '../freshness/log-coverage.type.js';
import { PageInfo } from '../precedent-connection.type.js';
import { Precedent } from '../precedent.type.js';
import { NotCounted } from '../status/status.type.js';
import { Term } from '../vocabulary/term.type.js';

@ObjectType({ description: 'One thing for which a record was found.' })
export class MatchReason {
  @Field({ description: 'The whole reason, in words.' })
  says: string;

  @Field({ description: 'The word or words of the question.' })
  asked: string;

  @Field(() => Term, {
    nullable: true,
    description: 'The code that those words name; null for words in a text.',
  })
  code: Term | undefined;

  @Field(() => [String], { description: 'Names of the parts in the signed statements.' })
  parts: string[];
}

@ObjectType({ description: 'A code that words of the question name: it finds records in every language.' })
export class NamedTerm {
  @Field()
  asked: string;

  @Field({ description: '`ground`, `layer`, `technology_area`, `sector` or `kind`.' })
  facet: string;

  @Field(() => Term)
  code: Term;
}

@ObjectType()
export class SearchEdge {
  @Field()
  cursor: string;

  @Field(() => Precedent)
  node: Precedent;

  @Field(() => [MatchReason], {
    description: 'Why the record is here: words in its texts first, then its codes.',
  })
  why: MatchReason[];
}

@ObjectType({
  description:
    'A page of precedents found by words, those first that answer best. How well is not said in numbers: the order ranks, it decides nothing.',
})
export class PrecedentSearch {
  @Field(() => [SearchEdge])
  edges: SearchEdge[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;

  @Field(() => [NamedTerm], { description: 'What the words of the question were also taken for.' })
  named: NamedTerm[];

  @Field(() => String, {
    nullable: true,
    description: 'That a word or code stands in more records than one search reads; null when all were read.',
  })
  limited: string | undefined;

  @Field(() => [NotCounted], { description: 'What the whole answer leaves out, on all its pages.' })
  notCounted: NotCounted[];

  @Field(() => [LogCoverage], {
    description:
      'The logs that the answer covers, how far each had come at this node, and how fresh that is.',
  })
  searched: LogCoverage[];
}
