import { CliError } from '../cli.errors.js';
import { accepted, type OrRejected } from '../client/read-answer.js';
import { readTextFile } from '../files/read-text-file.js';
import { parseStatementFile } from '../files/statement-file.js';
import { PHRASES } from '../render/phrases.js';
import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

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

/** Hands a signed statement to the register and prints the receipt. */
export async function submit(session: Session, _options: object, path: string): Promise<void> {
  const file = parseStatementFile(await readTextFile(path));
  if (file.format !== 'grounds-submission/1') {
    throw new CliError('FILE_FORMAT', 'This is a record as it was read, not a statement to submit.', {
      advice: 'Submit the file that grounds sign wrote.',
    });
  }
  const { token, disclosures } = file;
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
