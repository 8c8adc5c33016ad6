import { Query, Resolver } from '@nestjs/graphql';

import { Allow } from '#graphql';

import { DEGRADATIONS, type Degradation, sentenceOf } from '../core/degradations.js';
import { Degradations } from './degradations.service.js';
import { NodeDegradation, NodeStatus } from './node-status.type.js';

@Resolver(() => NodeStatus)
export class NodeStatusResolver {
  constructor(private readonly degradations: Degradations) {}

  @Allow('reader', 'drafter', 'releaser', 'auditor', 'steward')
  @Query(() => NodeStatus, {
    description: 'How this node is doing: what works less than whole, since when, and what to do about it.',
  })
  async nodeStatus(): Promise<NodeStatus> {
    const found = await this.degradations.all();
    return Object.assign(new NodeStatus(), { degradations: found.map(described) });
  }
}

function described({ code, subject, since }: Degradation): NodeDegradation {
  const { advice } = DEGRADATIONS[code];
  return Object.assign(new NodeDegradation(), { code, subject, since, sentence: sentenceOf(code), advice });
}
