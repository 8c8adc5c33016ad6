import type { AuditReport, BundleScope } from '#audit/core';

import type { AuditedStatement } from '../commands/audit-verify.command.js';

const LISTED = 50;

/** The report that an auditor hands on: what is proved, what is not, and what fails. */
export function renderAuditReport(report: AuditReport, statements: readonly AuditedStatement[]): string {
  const { header, verified, findings, notProved, problems } = report;
  const verdict = verified ? 'VERIFIED: everything in it holds.' : 'NOT VERIFIED: see the problems.';
  const about = header
    ? `${header.demo ? 'Demonstration: everything in it is made up.\n' : ''}Bundle about ${scopeText(header.scope)}, made for ${header.madeFor} at ${header.madeAt}, from the log ${header.origin}.\n`
    : '';
  return [
    `${about}${verdict}\n`,
    section(
      'Proved',
      findings.map(({ subject, count, proves }) => `${subject} (${count}): ${proves}`),
    ),
    section('Not proved', notProved),
    section('Problems', problems.map(problemText)),
    section('Statements', [...statements.slice(0, LISTED).map(statementText), ...moreText(statements)]),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function scopeText(scope: BundleScope): string {
  if ('record' in scope) return `the record ${scope.record}`;
  return 'year' in scope ? `the year ${scope.year}` : `the check ${scope.check}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  - ${line}\n`).join('')}`;
}

function problemText({ line, subject, code, message }: AuditReport['problems'][number]): string {
  return `line ${line}, ${subject}: ${code}: ${message}`;
}

function statementText(statement: AuditedStatement): string {
  const { index, id, state, authority, key, issuedAt, afterSize, parts, closedDigests } = statement;
  return `entry ${index}, statement ${id}: signed by ${authority} (${state}), key ${key.slice(0, 8)}…, dated ${issuedAt}, when it knew ${afterSize} entries; opened: ${parts.join(', ') || 'nothing'}; ${closedDigests} digests closed`;
}

function moreText(statements: readonly AuditedStatement[]): string[] {
  const more = statements.length - LISTED;
  return more > 0 ? [`and ${more} more; --json lists them all`] : [];
}
