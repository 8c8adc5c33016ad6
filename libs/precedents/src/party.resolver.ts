import { ResolveReference, Resolver } from '@nestjs/graphql';

import { type CallContext, requireRole } from '#graphql';
import { openInquiry } from '#journal';

import { Party } from './parts/party.type.js';
import { Precedents } from './precedents.service.js';

@Resolver(() => Party)
export class PartyResolver {
  constructor(private readonly precedents: Precedents) {}

  /** A party is read as a part of its record: the same role, purpose, rules and journal line. */
  @ResolveReference()
  async reference({ id }: { id: unknown }, call: CallContext): Promise<Party | null> {
    const caller = await call.authenticate();
    requireRole(caller, ['reader', 'releaser', 'drafter']);
    const [recordId] = typeof id === 'string' ? id.split('.') : [];
    const precedent = await this.precedents.read(openInquiry(caller, call), recordId);
    const party = precedent?.parties.find((part) => part instanceof Party && part.id === id);
    return party instanceof Party ? party : null;
  }
}
