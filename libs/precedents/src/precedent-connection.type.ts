import { Directive, Field, ObjectType } from '@nestjs/graphql';

import { LogCoverage } from './freshness/log-coverage.type.js';
import { Precedent } from './precedent.type.js';
import { NotCounted } from './status/status.type.js';

/** Every API with connections has this type: another subgraph may have it too. */
@ObjectType()
@Directive('@shareable')
export class PageInfo {
  @Field()
  hasNextPage: boolean;

  @Field()
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true })
  startCursor: string | undefined;

  @Field(() => String, { nullable: true })
  endCursor: string | undefined;
}

@ObjectType()
export class PrecedentEdge {
  @Field()
  cursor: string;

  @Field(() => Precedent)
  node: Precedent;
}

@ObjectType({ description: 'A page of precedents, newest in the log first (GraphQL Cursor Connections).' })
export class PrecedentConnection {
  @Field(() => [PrecedentEdge])
  edges: PrecedentEdge[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;

  @Field(() => [NotCounted], { description: 'What the whole list leaves out, on all its pages.' })
  notCounted: NotCounted[];

  @Field(() => [LogCoverage], {
    description: 'The logs that the list covers, how far each had come at this node, and how fresh that is.',
  })
  searched: LogCoverage[];
}
