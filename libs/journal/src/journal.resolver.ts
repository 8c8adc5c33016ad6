import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';

import { Allow, Caller } from '#graphql';
import type { Principal } from '#identity';
import { PAGE_DEFAULT, pageSize } from '#kernel';

import { JournalReader } from './journal-reader.service.js';
import { JournalConnection } from './journal.type.js';

@Resolver()
export class JournalResolver {
  constructor(private readonly reader: JournalReader) {}

  @Allow('releaser', 'drafter', 'auditor', 'steward')
  @Query(() => JournalConnection, {
    description: 'Which states asked about the records of your own state, on which day, for which purpose.',
  })
  journal(
    @Caller() caller: Principal,
    @Args('recordId', { type: () => ID, nullable: true }) recordId?: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: PAGE_DEFAULT }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<JournalConnection> {
    return this.reader.list(caller, recordId ?? undefined, pageSize(first), after ?? undefined);
  }
}
