import { accepted, type OrRejected } from '../client/read-answer.js';
import { readSubmission } from '../files/read-submission.js';
import type { SubmissionFile } from '../files/statement-file.js';
import { PHRASES } from '../render/phrases.js';
import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';
import { submitSeveral } from './submit-several.js';

const SUBMIT = `
  mutation Submit($token: String!, $disclosures: [String!]!) {
    submitStatement(token: $token, disclosures: $disclosures) {
      __typename
      ... on StatementReceipt { recordId statementId logIndex leafHash loggedAt log { origin size root } }
      ... on Rejected { problems { code message path advice } }
    }
  }`;

interface Receipt {
  readonly recordId: string;
  /** The same as the record's for a decision. */
  readonly statementId: string;
  readonly logIndex: number;
  readonly leafHash: string;
  readonly loggedAt: string;
  readonly log: { readonly origin: string; readonly size: number; readonly root: string };
}

/** Hands signed statements to the register: one and prints its receipt, or several and prints a line for each. */
export async function submit(session: Session, _options: object, ...paths: string[]): Promise<void> {
  const files = await Promise.all(paths.map(readSubmission));
  const [file] = files;
  if (!file || files.length > 1) return submitSeveral(session, paths, files);
  await submitOne(session, file);
}

/** Hands in one statement and prints its receipt. */
export async function submitOne(session: Session, { token, disclosures }: SubmissionFile): Promise<void> {
  const data = await session.client.ask<{ submitStatement: OrRejected<Receipt> }>(SUBMIT, {
    token,
    disclosures,
  });
  const receipt = accepted(data.submitStatement);
  const demonstration = await session.client.isDemonstration();
  await session.print({ demonstration, ...receipt }, () => {
    const first = demonstration ? `${PHRASES.demonstration[session.language]}\n\n` : '';
    return first + renderTable(receiptRows(receipt));
  });
}

function receiptRows({ recordId, statementId, logIndex, leafHash, loggedAt, log }: Receipt): string[][] {
  return [
    ['record', recordId],
    ...(statementId === recordId ? [] : [['statement', statementId]]),
    ['logged at', loggedAt],
    ['place in the log', String(logIndex)],
    ['leaf hash', leafHash],
    ['log', `${log.origin}, ${log.size} entries`],
    ['root hash', log.root],
  ];
}
