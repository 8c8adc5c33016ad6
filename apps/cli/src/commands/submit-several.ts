import { CliError, type Problem } from '../cli.errors.js';
import type { SubmissionFile } from '../files/statement-file.js';
import { PHRASES } from '../render/phrases.js';
import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

/** Statements of one call, and how long a call may be: the node takes 100, and 2 MiB. */
const CALL_LIMIT = 100;
const CALL_LENGTH = 1_500_000;

const SUBMIT_ALL = `
  mutation SubmitAll($statements: [StatementInput!]!) {
    submitStatements(statements: $statements) {
      __typename
      ... on StatementReceipt { recordId statementId logIndex loggedAt }
      ... on Rejected { problems { code message path advice } }
    }
  }`;

type Result =
  | {
      readonly __typename: 'StatementReceipt';
      readonly recordId: string;
      readonly statementId: string;
      readonly logIndex: number;
      readonly loggedAt: string;
    }
  | { readonly __typename: 'Rejected'; readonly problems: readonly Problem[] };

interface Named {
  readonly path: string;
  readonly file: SubmissionFile;
}

/** Hands in files in their order; one that is refused stops no other, and ends the command with code 1. */
export async function submitSeveral(
  session: Session,
  paths: readonly string[],
  files: readonly SubmissionFile[],
): Promise<void> {
  const results: (Result & { readonly path: string })[] = [];
  for (const call of callsFor(files.map((file, place) => ({ file, path: paths[place] ?? '' })))) {
    const statements = call.map(({ file: { token, disclosures } }) => ({ token, disclosures }));
    const data = await session.client.ask<{ submitStatements: Result[] }>(SUBMIT_ALL, { statements });
    results.push(
      ...data.submitStatements.map((result, place) => ({ path: call[place]?.path ?? '', ...result })),
    );
  }
  const demonstration = await session.client.isDemonstration();
  await session.print({ demonstration, results }, () => {
    const first = demonstration ? `${PHRASES.demonstration[session.language]}\n\n` : '';
    return first + renderTable(results.map(lineOf));
  });
  const refused = results.filter((result) => result.__typename === 'Rejected').length;
  if (refused === 0) return;
  throw new CliError('SOME_REFUSED', `${refused} of ${results.length} statements were refused.`, {
    advice: 'Mend those and submit them again; what is in the log stays there and is answered again.',
  });
}

/** What fits into one call goes together; the order stays. */
function callsFor(named: readonly Named[]): Named[][] {
  const calls: Named[][] = [];
  let length = Infinity;
  for (const one of named) {
    const { token, disclosures } = one.file;
    const own = disclosures.reduce((sum, text) => sum + text.length + 3, token.length);
    const current = calls.at(-1);
    if (!current || current.length === CALL_LIMIT || length + own > CALL_LENGTH) {
      calls.push([one]);
      length = own;
    } else {
      current.push(one);
      length += own;
    }
  }
  return calls;
}

function lineOf(result: Result & { readonly path: string }): string[] {
  if (result.__typename === 'StatementReceipt') {
    return [result.path, `entry ${result.logIndex}`, `record ${result.recordId}`];
  }
  const [problem] = result.problems;
  return [result.path, 'refused', problem ? `${problem.code}: ${problem.message}` : ''];
}
