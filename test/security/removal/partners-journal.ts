import { PURPOSE, ask } from '../../support/ask.js';
import type { TestNode } from '../../support/start-node.js';

const LINES = `query ($after: String) { officerJournal(first: 100, after: $after) {
  lines { id at officer asAuditor action outcome purpose caseReference detail salt
    records { recordId owner } seal { seq lineHash chainHash } }
  pageInfo { hasNextPage endCursor } } }`;
const SEALS = `query ($afterSeq: Int) { journalSeals(first: 100, afterSeq: $afterSeq) {
  seals { seq lineHash chainHash } hasMore } }`;

interface Lines {
  readonly officerJournal: {
    readonly lines: readonly { readonly seal: object | null }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

interface Seals {
  readonly journalSeals: { readonly seals: readonly { readonly seq: number }[]; readonly hasMore: boolean };
}

/** What an auditor sees of the journal, line by line and seal by seal, as JSON. */
export interface AuditorsJournal {
  readonly lines: readonly string[];
  readonly seals: readonly string[];
}

export async function auditorsJournal(node: TestNode, token: string): Promise<AuditorsJournal> {
  return { lines: await linesOf(node, token), seals: await sealsOf(node, token) };
}

/** Only lines that are sealed: the others wait for their place in the chain. */
async function linesOf(node: TestNode, token: string): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const answer: { data: Lines } = await ask<Lines>(node, LINES, {
      token,
      headers: PURPOSE,
      variables: { after },
    });
    const { lines, pageInfo } = answer.data.officerJournal;
    found.push(...lines.filter(({ seal }) => seal !== null).map((line) => JSON.stringify(line)));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

async function sealsOf(node: TestNode, token: string): Promise<string[]> {
  const found: string[] = [];
  let afterSeq: number | undefined = 0;
  while (afterSeq !== undefined) {
    const answer: { data: Seals } = await ask<Seals>(node, SEALS, { token, variables: { afterSeq } });
    const { seals, hasMore } = answer.data.journalSeals;
    found.push(...seals.map((seal) => JSON.stringify(seal)));
    afterSeq = hasMore ? seals.at(-1)?.seq : undefined;
  }
  return found;
}
