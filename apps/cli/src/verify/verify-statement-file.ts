// The decorators of #membership read metadata while they are loaded.
import 'reflect-metadata';

import { Membership, type Root } from '#membership';
import {
  presentStatement,
  type VerifiedPresentation,
  validateStatement,
  verifyPresentation,
} from '#statement';

import { CliError } from '../cli.errors.js';
import { parseStatementFile, type StatementFile } from '../files/statement-file.js';

export interface VerifiedFile extends VerifiedPresentation {
  readonly format: StatementFile['format'];
  readonly demonstration: boolean;
  /** Who signed, as the root says it. */
  readonly authority: { readonly name: string; readonly state: string };
}

/**
 * Verifies a record or a submission with nothing but a root: no node, no network.
 * @param text the whole file
 * @param root trusted because it was received by hand
 * @throws CliError for the file, StatementError for the statement in it
 */
export async function verifyStatementFile(text: string, root: Root, now: Date): Promise<VerifiedFile> {
  const file = parseStatementFile(text);
  const membership = new Membership(root);
  const keyFor = membership.statementKey.bind(membership);
  const verified = await verifyPresentation(presentationOf(file), { keyFor, now });
  const { iss, demo = false } = verified.statement.claims;
  if (demo !== membership.demo) throw demonstrationMismatch();
  // A submission must be complete; a record shows what one reader may see.
  if (file.format === 'grounds-submission/1') validateStatement(verified.parts);
  const { state = '?', authority } = membership.authorityByIss(iss) ?? {};
  return {
    ...verified,
    format: file.format,
    demonstration: demo,
    authority: { name: authority?.name ?? iss, state },
  };
}

function presentationOf(file: StatementFile): string {
  return file.format === 'grounds-record/1' ? file.token : presentStatement(file.token, file.disclosures);
}

function demonstrationMismatch(): CliError {
  return new CliError(
    'DEMONSTRATION_MISMATCH',
    'One of the two is a demonstration: the statement and the root do not belong together.',
  );
}
