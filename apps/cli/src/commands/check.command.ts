import { CliError } from '../cli.errors.js';
import { CHECK_FIELDS } from '../client/check-fields.js';
import { accepted, type OrRejected } from '../client/read-answer.js';
import type { CheckAnswer } from '../render/check-answer.type.js';
import type { Session } from '../session.js';
import { type CheckOptions, keepReceipt, sharedInput } from './check-options.js';
import { partiesOf } from './parties-of.js';

const CHECK = `
  mutation Check($input: CheckInput!, $language: Language!) {
    check(input: $input) {
      __typename
      ... on CheckAnswer {${CHECK_FIELDS} }
      ... on Rejected { problems { code message path advice } }
    }
  }`;

interface CheckData {
  readonly check: OrRejected<CheckAnswer>;
}

/** Asks about one party, which may have several names, and about others of the same deal by name; or about a sheet of parties. */
export async function check(session: Session, options: CheckOptions): Promise<void> {
  if (options.ask && options.reach !== 'ask-owners') {
    throw new CliError('USAGE', 'No state is asked: --ask needs --reach ask-owners.');
  }
  if (options.file !== undefined) {
    const { checkFile } = await import('./check-file.js');
    return checkFile(session, options.file, options);
  }
  if (options.out !== undefined) throw new CliError('USAGE', 'Nothing is written: --out needs --file.');
  await checkOne(session, options);
}

async function checkOne(session: Session, options: CheckOptions): Promise<void> {
  const parties = partiesOf(options);
  const clientRequestId = options.requestId ?? crypto.randomUUID();
  const input = { ...sharedInput(session, options), parties, clientRequestId };
  const data = await session.client.ask<CheckData>(CHECK, { input, language: session.language });
  const answer = accepted(data.check);
  if (options.receipt !== undefined) await keepReceipt(answer, options.receipt);
  const demonstration = await session.client.isDemonstration();
  await session.print({ demonstration, clientRequestId, ...answer }, async () => {
    const { renderCheck } = await import('../render/render-check.js');
    return renderCheck(answer, demonstration, session.language);
  });
}
