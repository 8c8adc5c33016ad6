import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Allow, type CallContext, Caller } from '#graphql';
import type { Principal } from '#identity';
import { PAGE_DEFAULT, pageSize } from '#kernel';

import { openInquiry } from '../inquiry.js';
import { JournalError } from '../journal.errors.js';
import { AuditClosures } from './audit-closures.service.js';
import { SealRuns } from './journal-seals.service.js';
import { OfficerJournalArgs } from './officer-journal.args.js';
import { OfficerLines } from './officer-journal.service.js';
import { AuditClosure, JournalSeals, OfficerJournal } from './officer-journal.type.js';

@Resolver()
export class OfficerJournalResolver {
  constructor(
    private readonly lines: OfficerLines,
    private readonly seals: SealRuns,
    private readonly closures: AuditClosures,
  ) {}

  @Allow('auditor', 'steward')
  @Query(() => OfficerJournal, {
    description:
      'What officers of your own state did, and audit bodies for it. The steward does not see what auditors did in cases that they have not closed.',
  })
  officerJournal(
    @Caller() caller: Principal,
    @Args() args: OfficerJournalArgs,
    @Context() call: CallContext,
  ): Promise<OfficerJournal> {
    const inquiry = openInquiry(caller, args, call);
    const { since, before, officer, recordId, after } = args;
    const time = { since: since ?? undefined, before: before ?? undefined };
    const scope = { ...time, officer: officer ?? undefined, recordId: recordId ?? undefined };
    return this.lines.list(inquiry, scope, pageSize(args.first), after ?? undefined);
  }

  @Allow('auditor')
  @Query(() => JournalSeals, {
    description: 'The chain of the journal of this node: hashes only, for holding lines against it.',
  })
  journalSeals(
    @Caller() caller: Principal,
    @Args('afterSeq', { type: () => Int, nullable: true, defaultValue: 0 }) afterSeq?: number,
    @Args('first', { type: () => Int, nullable: true, defaultValue: PAGE_DEFAULT }) first?: number,
  ): Promise<JournalSeals> {
    return this.seals.list(caller, checkSeq(afterSeq ?? 0), pageSize(first));
  }

  @Allow('auditor')
  @Mutation(() => AuditClosure, {
    description: 'Lets the steward see what auditors of your state did in this case until now.',
  })
  closeAudit(
    @Caller() caller: Principal,
    @Args('caseReference') caseReference: string,
    @Args('purpose', { type: () => String, nullable: true }) purpose: string | undefined,
    @Context() call: CallContext,
  ): Promise<AuditClosure> {
    return this.closures.close(openInquiry(caller, { caseReference, purpose }, call));
  }
}

function checkSeq(afterSeq: number): number {
  if (afterSeq >= 0) return afterSeq;
  throw new JournalError('JOURNAL_CURSOR_INVALID', 'No line of the journal has a number below 1.', {
    path: ['afterSeq'],
    advice: 'Use 0 for the beginning, and the number of the last seal to go on.',
  });
}
