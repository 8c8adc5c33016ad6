import type { VerifiedEntry } from '#audit/core';

import { auditBundleFile } from '../audit/audit-bundle-file.js';
import { trustedRoot } from '../audit/membership-trust.js';
import { CliError } from '../cli.errors.js';
import { renderAuditReport } from '../render/render-audit-report.js';
import type { Session } from '../session.js';

/** What the report says of one statement. */
export interface AuditedStatement {
  readonly index: number;
  readonly id: string;
  readonly state: string;
  readonly authority: string;
  readonly key: string;
  readonly issuedAt: string;
  /** Size of the log that the statement names as known to its signer. */
  readonly afterSize: number;
  readonly parts: readonly string[];
  readonly closedDigests: number;
}

/** Verifies a bundle with no network and reports what it proves; ends with code 1 when anything fails. */
export async function auditVerify(
  session: Session,
  { root }: { readonly root: string },
  path: string,
): Promise<void> {
  const statements: AuditedStatement[] = [];
  const trusted = await trustedRoot(root);
  const report = await auditBundleFile(path, trusted, session.terminal, (entry) =>
    statements.push(auditedStatement(entry)),
  );
  statements.sort((left, right) => left.index - right.index);
  await session.print({ ...report, statements }, () => renderAuditReport(report, statements));
  if (report.verified) return;
  throw new CliError(
    'BUNDLE_NOT_VERIFIED',
    `The bundle does not hold: ${report.problems.length} problem(s).`,
    { advice: 'Keep the file as it is; what the report names is not proved.' },
  );
}

function auditedStatement({ index, authority, statement, parts }: VerifiedEntry): AuditedStatement {
  const { jti, iat, after, _sd: digests } = statement.claims;
  return {
    index,
    id: jti,
    state: authority.state,
    authority: authority.name,
    key: statement.key.kid,
    issuedAt: new Date(iat * 1000).toISOString(),
    afterSize: after.size,
    parts: [...parts.keys()],
    closedDigests: digests.length - parts.size,
  };
}
