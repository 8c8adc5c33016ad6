import { ResolveReference, Resolver } from '@nestjs/graphql';

import type { CallContext } from '#graphql';

import { Party } from './parts/party.type.js';
import { ReferencedPrecedents } from './referenced-precedents.service.js';

@Resolver(() => Party)
export class PartyResolver {
  constructor(private readonly referenced: ReferencedPrecedents) {}

  /** A party is read as a part of its record: who may not read that is told nothing of the party. */
  @ResolveReference()
  async reference({ id }: { id: unknown }, call: CallContext): Promise<Party | null> {
    const [recordId] = typeof id === 'string' ? id.split('.') : [];
    const precedent = await this.referenced.find(call, recordId);
    const party = precedent?.parties.find((part) => part instanceof Party && part.id === id);
    return party instanceof Party ? party : null;
  }
}
