import { isRegisterError } from '#kernel';

import { CliError } from '../cli.errors.js';
import type { CheckResult } from '../conformance/conformance-result.js';
import { Rehearsal } from '../conformance/rehearsal.js';
import { runChecks } from '../conformance/run-checks.js';
import { PUBLIC, writeNewFile } from '../files/write-new-file.js';
import type { Session } from '../session.js';

export interface ConformanceRunOptions {
  readonly kit: string;
  readonly out?: string;
}

/** Tries a node over the wire, as its partners will: first as honest ones, then as hostile ones. */
export async function conformanceRun(
  session: Session,
  { kit, out }: ConformanceRunOptions,
  url: string,
): Promise<void> {
  const client = session.clientAt(url);
  const rehearsal = await Rehearsal.start(kit, url, client);
  try {
    const report = await runChecks(rehearsal, await rolesOf(client), (result) => {
      if (!session.json) session.terminal.out(lineOf(result));
    });
    if (out !== undefined) await writeNewFile(out, `${JSON.stringify(report, null, 2)}\n`, PUBLIC);
    const { passed, failed, leftOut } = report;
    await session.print(report, () => `\n${passed} passed, ${failed} failed, ${leftOut} left out\n`);
    if (failed > 0) throw notConforming(failed);
  } finally {
    await rehearsal.close();
  }
}

/** What the node lets the caller do; without an officer, only what needs none is tried. */
async function rolesOf(client: Session['client']): Promise<readonly string[]> {
  try {
    return (await client.ask<{ me: { roles: string[] } }>('{ me { roles } }')).me.roles;
  } catch (error) {
    if (isRegisterError(error)) return [];
    throw error;
  }
}

function lineOf({ id, says, outcome, why }: CheckResult): string {
  const reason = why === undefined ? '' : `\n          ${why}`;
  return `${outcome.padEnd(8)}  ${id}: ${says}${reason}\n`;
}

function notConforming(failed: number): CliError {
  return new CliError('NODE_NOT_CONFORMING', `The node does not keep ${failed} of what it has to.`, {
    advice: 'Do not let it join before it does; each line that failed says what it did instead.',
  });
}
