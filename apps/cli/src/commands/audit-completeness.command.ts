import type { HeaderLine, VerifiedEntry } from '#audit/core';
import { systemClock } from '#kernel';

import { auditBundleFile } from '../audit/audit-bundle-file.js';
import { judgeCompleteness } from '../audit/judge-completeness.js';
import { trustIn, trustedRoot } from '../audit/membership-trust.js';
import { readOwnList } from '../audit/own-list.js';
import { Progress } from '../audit/progress.js';
import { readOwnStatements } from '../audit/read-own-statements.js';
import { CliError } from '../cli.errors.js';
import { renderCompleteness } from '../render/render-completeness.js';
import type { Session } from '../session.js';

export interface AuditCompletenessOptions {
  readonly state: string;
  readonly year: number;
  readonly root: string;
  readonly bundle: string;
  readonly ownList?: string;
}

/** Says what a state has signed in a year and a bundle does not hold; ends with code 1 when anything is missing. */
export async function auditCompleteness(
  session: Session,
  { state: code, year, root, bundle, ownList }: AuditCompletenessOptions,
): Promise<void> {
  const { client, terminal } = session;
  const state = code.toUpperCase();
  const trusted = await trustedRoot(root);
  const list = ownList === undefined ? undefined : await readOwnList(ownList);
  const entries: VerifiedEntry[] = [];
  const report = await auditBundleFile(bundle, trusted, terminal, (entry) => entries.push(entry));
  if (!report.verified) {
    throw new CliError('BUNDLE_NOT_VERIFIED', 'The bundle itself does not hold.', {
      advice: 'Run grounds audit verify on it; it names what fails.',
    });
  }
  const { origin } = mustBeOf(report.header, year);
  const progress = new Progress(terminal, 'entries of the log read');
  const now = systemClock.now();
  const log = await readOwnStatements(client, trustIn(trusted), { state, year, origin }, now, progress);
  const completeness = judgeCompleteness(log.statements, entries, list);
  const { size } = log.checkpoint;
  const result = { state, year, origin, size, ownList: list?.length ?? null, ...completeness };
  await session.print(result, () => renderCompleteness(result));
  const missing = completeness.gaps.length + completeness.neverSubmitted.length;
  if (missing === 0) return;
  throw new CliError('BUNDLE_INCOMPLETE', `${missing} statement(s) or decision(s) are missing.`, {
    advice: 'The report names each; ask the authority that signs for the state.',
  });
}

function mustBeOf(header: HeaderLine | undefined, year: number): HeaderLine {
  if (header && 'year' in header.scope && header.scope.year === year) return header;
  throw new CliError('BUNDLE_SCOPE', `This is no bundle of the year ${year}.`, {
    advice: `Make one: grounds audit export <file> --year ${year}`,
  });
}
