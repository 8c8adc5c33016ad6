import { Field, ObjectType } from '@nestjs/graphql';

import { LogCoverage } from '../../freshness/log-coverage.type.js';
import { Precedent } from '../../precedent.type.js';

@ObjectType({ description: 'One way in which a precedent is like the case.' })
export class LikenessReason {
  @Field({ description: '`codes`, `text`, `parties` or `time`.' })
  what: string;

  @Field({ description: 'The whole reason, in words.' })
  says: string;
}

@ObjectType()
export class SimilarPrecedent {
  @Field(() => Precedent)
  precedent: Precedent;

  @Field(() => [LikenessReason])
  why: LikenessReason[];
}

@ObjectType({
  description:
    'Precedents that are like a case, the most alike first. How alike is not said in numbers; a likeness informs, it decides nothing.',
})
export class SimilarPrecedents {
  @Field(() => [SimilarPrecedent])
  similar: SimilarPrecedent[];

  @Field(() => [LogCoverage], {
    description:
      'The logs that the answer covers, how far each had come at this node, and how fresh that is.',
  })
  searched: LogCoverage[];
}
