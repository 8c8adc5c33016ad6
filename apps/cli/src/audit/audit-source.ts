import type { LineContent } from '#journal/core';

import type { NodeClient } from '../client/node-client.js';

const PAGE = 100;

const START = `
  query AuditStart {
    me { demonstration state { code } }
    log { origin checkpoint { size note } }
    auditRoots
  }`;

const ENTRIES = 'entries { index entry inclusion disclosures } nextAfter';
const INQUIRY = '$size: Int!, $first: Int, $afterIndex: Int, $purpose: String, $caseReference: String';
const ASKED =
  'size: $size, first: $first, afterIndex: $afterIndex, purpose: $purpose, caseReference: $caseReference';

const RECORD = `
  query AuditRecord($recordId: ID!, ${INQUIRY}) { page: auditRecord(recordId: $recordId, ${ASKED}) { ${ENTRIES} } }`;
const YEAR = `
  query AuditYear($year: Int!, ${INQUIRY}) { page: auditYear(year: $year, ${ASKED}) { ${ENTRIES} } }`;
const HEADS = `
  query AuditHeads($fromSeq: Int, ${INQUIRY}) {
    page: auditJournalHeads(fromSeq: $fromSeq, ${ASKED}) { ${ENTRIES} }
  }`;

const NAMED_ROOTS = `
  query AuditNamedRoots(${INQUIRY}) { page: auditNamedRoots(${ASKED}) { ${ENTRIES} } }`;

const LINES = `
  query AuditLines(
    $since: Instant, $before: Instant, $recordId: ID, $first: Int, $after: String, $purpose: String, $caseReference: String
  ) {
    officerJournal(
      since: $since, before: $before, recordId: $recordId, first: $first, after: $after
      purpose: $purpose, caseReference: $caseReference
    ) {
      lines {
        id at officer asAuditor auditBody { id issuer } action outcome purpose caseReference detail salt
        records { recordId owner } seal { seq }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const SEALS = `
  query AuditSeals($afterSeq: Int, $first: Int) {
    journalSeals(afterSeq: $afterSeq, first: $first) { seals { seq lineHash chainHash } hasMore }
  }`;

const RECEIPT = `
  query AuditReceipt($answerId: ID!, $purpose: String, $caseReference: String) {
    checkReceipt(answerId: $answerId, purpose: $purpose, caseReference: $caseReference) { token question salt }
  }`;

const CONSISTENCY = `
  query AuditGrowth($from: Int!, $to: Int!) { log { consistency(from: $from, to: $to) { hashes } } }`;

/** Why an auditor reads, and in which case. */
export interface AuditReason {
  readonly purpose: string;
  readonly caseReference: string | undefined;
}

export interface SourceStart {
  readonly me: { readonly demonstration: boolean; readonly state: { readonly code: string } };
  readonly log: {
    readonly origin: string;
    readonly checkpoint: { readonly size: number; readonly note: string } | null;
  };
  readonly auditRoots: readonly string[];
}

export interface SourceEntry {
  readonly index: number;
  readonly entry: string;
  readonly inclusion: readonly string[];
  readonly disclosures: readonly string[];
}

interface EntriesPage {
  readonly entries: readonly SourceEntry[];
  readonly nextAfter: number | null;
}

/** Which lines of the journal. */
export interface LinesAsked {
  readonly since?: string;
  readonly before?: string;
  readonly recordId?: string;
}

export interface SourceLine {
  readonly seq: number | null;
  /** Base64. */
  readonly salt: string;
  readonly content: LineContent;
}

type LineJson = Omit<LineContent, 'state' | 'auditBody' | 'detail' | 'records'> & {
  readonly auditBody: LineContent['auditBody'] | null;
  readonly detail: string;
  readonly salt: string;
  readonly records: readonly { readonly recordId: string; readonly owner: string }[];
  readonly seal: { readonly seq: number } | null;
};

interface LinesPage {
  readonly officerJournal: {
    readonly lines: readonly LineJson[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

export interface SourceSeal {
  readonly seq: number;
  readonly lineHash: string;
  readonly chainHash: string;
}

interface SealsPage {
  readonly journalSeals: { readonly seals: readonly SourceSeal[]; readonly hasMore: boolean };
}

export interface SourceReceipt {
  readonly token: string;
  readonly question: string;
  readonly salt: string;
}

/** What a node gives its auditors, page after page. */
export class AuditSource {
  constructor(
    private readonly client: NodeClient,
    private readonly reason: AuditReason,
  ) {}

  start(): Promise<SourceStart> {
    return this.client.ask<SourceStart>(START);
  }

  ofRecord(recordId: string, size: number): AsyncGenerator<SourceEntry> {
    return this.entries(RECORD, { recordId, size });
  }

  ofYear(year: number, size: number): AsyncGenerator<SourceEntry> {
    return this.entries(YEAR, { year, size });
  }

  /** Logged heads of the journal that cover a line of it. */
  heads(fromSeq: number, size: number): AsyncGenerator<SourceEntry> {
    return this.entries(HEADS, { fromSeq, size });
  }

  /** Where the log names roots. */
  namedRoots(size: number): AsyncGenerator<SourceEntry> {
    return this.entries(NAMED_ROOTS, { size });
  }

  /** What officers of the auditor's own state did, oldest first. */
  async *lines(asked: LinesAsked, state: string): AsyncGenerator<SourceLine> {
    for (let after: string | null | undefined; after !== null;) {
      const variables = { ...this.reason, ...asked, first: PAGE, after };
      const { officerJournal } = await this.client.ask<LinesPage>(LINES, variables);
      for (const line of officerJournal.lines) yield sourceLine(line, state);
      const { hasNextPage, endCursor } = officerJournal.pageInfo;
      after = hasNextPage ? endCursor : null;
    }
  }

  /** Runs of the journal's chain behind a line. */
  async *seals(afterSeq: number): AsyncGenerator<readonly SourceSeal[]> {
    for (let after = afterSeq, more = true; more;) {
      const { journalSeals } = await this.client.ask<SealsPage>(SEALS, { afterSeq: after, first: PAGE });
      if (journalSeals.seals.length > 0) yield journalSeals.seals;
      after = journalSeals.seals.at(-1)?.seq ?? after;
      more = journalSeals.hasMore;
    }
  }

  async receipt(answerId: string): Promise<SourceReceipt | null> {
    const variables = { ...this.reason, answerId };
    const { checkReceipt } = await this.client.ask<{ checkReceipt: SourceReceipt | null }>(
      RECEIPT,
      variables,
    );
    return checkReceipt;
  }

  /** Base64 hashes (RFC 6962 §2.1.2). */
  async consistency(from: number, to: number): Promise<readonly string[]> {
    const { log } = await this.client.ask<{ log: { consistency: { hashes: string[] } } }>(CONSISTENCY, {
      from,
      to,
    });
    return log.consistency.hashes;
  }

  private async *entries(query: string, asked: Record<string, unknown>): AsyncGenerator<SourceEntry> {
    for (let afterIndex: number | null | undefined; afterIndex !== null;) {
      const variables = { ...this.reason, ...asked, first: PAGE, afterIndex };
      const { page }: { page: EntriesPage } = await this.client.ask(query, variables);
      yield* page.entries;
      afterIndex = page.nextAfter;
    }
  }
}

function sourceLine(
  { auditBody, detail, records, seal, salt, ...line }: LineJson,
  state: string,
): SourceLine {
  const content: LineContent = {
    ...line,
    ...(auditBody ? { auditBody } : {}),
    state,
    detail: JSON.parse(detail) as LineContent['detail'],
    records: records.map(({ recordId: id, owner }) => ({ id, owner })),
  };
  return { seq: seal?.seq ?? null, salt, content };
}
