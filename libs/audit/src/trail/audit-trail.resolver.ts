import { Args, Context, Query, Resolver } from '@nestjs/graphql';

import { Allow, type CallContext, Caller } from '#graphql';
import type { Principal } from '#identity';
import { KeptRootsReader } from '#intake';
import { openInquiry } from '#journal';
import { pageSize } from '#kernel';

import {
  AuditEntriesArgs,
  HeadEntriesArgs,
  RecordEntriesArgs,
  YearEntriesArgs,
} from './audit-entries.args.js';
import { AuditEntries } from './audit-entries.type.js';
import { AuditTrail, type TrailPage } from './audit-trail.service.js';

/** What an auditor takes away, without releaser or steward having a part in it. */
@Resolver()
export class AuditTrailResolver {
  constructor(
    private readonly trail: AuditTrail,
    private readonly roots: KeptRootsReader,
  ) {}

  @Allow('auditor')
  @Query(() => AuditEntries, {
    description: 'All that was said about a record, with proofs, as far as your state may see it.',
  })
  auditRecord(
    @Caller() caller: Principal,
    @Args() args: RecordEntriesArgs,
    @Context() call: CallContext,
  ): Promise<AuditEntries> {
    return this.trail.ofRecord(openInquiry(caller, args, call), args.recordId, pageOf(args));
  }

  @Allow('auditor')
  @Query(() => AuditEntries, {
    description:
      'All that your own state dated in a year, with proofs. A page may hold less than it looked through.',
  })
  auditYear(
    @Caller() caller: Principal,
    @Args() args: YearEntriesArgs,
    @Context() call: CallContext,
  ): Promise<AuditEntries> {
    return this.trail.ofYear(openInquiry(caller, args, call), args.year, pageOf(args));
  }

  @Allow('auditor')
  @Query(() => AuditEntries, {
    description: 'What this node logged about its journal: the head of each day, with proofs.',
  })
  auditJournalHeads(
    @Caller() caller: Principal,
    @Args() args: HeadEntriesArgs,
    @Context() call: CallContext,
  ): Promise<AuditEntries> {
    return this.trail.ofJournal(openInquiry(caller, args, call), args.fromSeq ?? 1, pageOf(args));
  }

  @Allow('auditor')
  @Query(() => AuditEntries, {
    description: 'Where the log names the roots that the node goes by, with proofs.',
  })
  auditNamedRoots(
    @Caller() caller: Principal,
    @Args() args: AuditEntriesArgs,
    @Context() call: CallContext,
  ): Promise<AuditEntries> {
    return this.trail.ofRoots(openInquiry(caller, args, call), pageOf(args));
  }

  @Allow('auditor')
  @Query(() => [String], {
    description:
      'The roots that this node has gone by, as files, oldest first. Compare with one that you have by hand.',
  })
  auditRoots(): Promise<string[]> {
    return this.roots.files();
  }
}

function pageOf({ size, first, afterIndex }: AuditEntriesArgs): TrailPage {
  return { size, first: pageSize(first), afterIndex: afterIndex ?? undefined };
}
