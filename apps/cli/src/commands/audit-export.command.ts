import { stat } from 'node:fs/promises';

import type { BundleScope } from '#audit/core';
import { systemClock } from '#kernel';

import { AuditSource } from '../audit/audit-source.js';
import { writeInPieces } from '../audit/bundle-file.js';
import { collectBundle } from '../audit/collect-bundle.js';
import { Progress } from '../audit/progress.js';
import { CliError } from '../cli.errors.js';
import type { Session } from '../session.js';

export interface AuditExportOptions {
  readonly record?: string;
  readonly year?: number;
  readonly check?: string;
  readonly case?: string;
  readonly state?: string;
}

/** Writes what an auditor takes away into one file that can be verified without any node. */
export async function auditExport(
  session: Session,
  options: AuditExportOptions,
  path: string,
): Promise<void> {
  const scope = scopeOf(options);
  if (await isThere(path)) throw exists(path);
  const demonstration = session.officer === undefined ? undefined : 'demonstration';
  const source = new AuditSource(session.client.actingFor(options.state), {
    purpose: 'oversight',
    caseReference: options.case ?? demonstration,
  });
  const progress = new Progress(session.terminal, 'lines written');
  let lines = 0;
  async function* counted(): AsyncGenerator<string> {
    for await (const text of collectBundle(source, scope, systemClock.now())) {
      progress.at((lines += 1));
      yield text;
    }
  }
  await writeInPieces(path, counted());
  await session.print(
    { file: path, scope, lines },
    () =>
      `Written: ${path}, ${lines} lines. Verify it anywhere: grounds audit verify ${path} --root <your root>\n`,
  );
}

function scopeOf({ record, year, check }: AuditExportOptions): BundleScope {
  const scopes: BundleScope[] = [];
  if (record !== undefined) scopes.push({ record });
  if (year !== undefined) scopes.push({ year });
  if (check !== undefined) scopes.push({ check });
  const [scope, ...more] = scopes;
  if (scope && more.length === 0) return scope;
  throw new CliError('USAGE', 'A bundle is about one thing: give --record, --year or --check.');
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function exists(path: string): CliError {
  return new CliError('FILE_EXISTS', `The file ${path} exists and stays as it is.`, {
    advice: 'Choose another name, or move it away first.',
  });
}
