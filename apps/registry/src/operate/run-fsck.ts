import { differs } from '#intake';

import { besideRegister } from './beside-register.js';
import { checkDisclosures } from './checks/check-disclosures.js';
import { checkJournal } from './checks/check-journal.js';
import { checkLog } from './checks/check-log.js';
import { checkPublished, checkSignedHead } from './checks/check-signed-heads.js';
import { checkTakenBack } from './checks/check-taken-back.js';
import type { Finding } from './checks/tally.js';
import type { OperatorNode } from './operator-node.js';
import { type Report, counted } from './report.js';

export interface FsckOptions {
  /** Leaves out the projections, which take longest. */
  readonly quick: boolean;
}

/** Checks everything that this node holds, in place; changes nothing of it. */
export async function runFsck(
  node: OperatorNode,
  { quick }: FsckOptions,
  report: Report,
): Promise<Finding[]> {
  const findings = await checkHeld(node, report);
  return quick ? findings : [...findings, await checkProjections(node, report)];
}

/** What can be read from the log, the disclosures and the folder alone. */
function checkHeld(node: OperatorNode, report: Report): Promise<Finding[]> {
  const { database, origin, folder } = node;
  const progress =
    (what: string) =>
    (checked: number): void =>
      report.progress(`Checking ${what}: ${checked.toLocaleString('en-GB')}`);
  return database.source.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('SET TRANSACTION READ ONLY');
    const membership = await node.rootsIn(manager);
    const context = { manager, membership, origin, folder };
    return [
      ...(await checkLog(manager, membership, origin, progress('entries'))),
      await checkPublished(context),
      await checkSignedHead(context),
      await checkDisclosures(manager, progress('disclosures')),
      await checkTakenBack(manager, folder),
      ...(await checkJournal(manager, origin, progress('lines of the journal'))),
    ];
  });
}

function checkProjections(node: OperatorNode, report: Report): Promise<Finding> {
  return besideRegister(node, report, false, ({ rebuilt }) => {
    const { tables, unreadable } = rebuilt;
    const wrong = [
      ...unreadable.map(({ logIndex, why }) => `entry ${logIndex}: ${why}`),
      ...tables.filter(differs).map(({ table, examples }) => `${table}: ${examples[0] ?? ''}`),
    ];
    return Promise.resolve({
      check: 'projections',
      what: 'rows are those that follow from log and disclosures',
      checked: tables.reduce((sum, { rows }) => sum + rows, 0),
      problems: unreadable.length + tables.reduce((sum, { missing, extra }) => sum + missing + extra, 0),
      ...(wrong[0] === undefined ? {} : { first: wrong[0] }),
    });
  });
}

export function isSound(findings: readonly Finding[]): boolean {
  return findings.every(({ problems }) => problems === 0);
}

/** One line for each check, and a last one that says how it stands. */
export function fsckLines(findings: readonly Finding[]): string[] {
  const wrong = findings.filter(({ problems }) => problems > 0).length;
  return [
    ...findings.map(findingLine),
    wrong === 0
      ? 'Nothing is wrong.'
      : `${counted(wrong, 'check')} of ${findings.length} found something wrong.`,
  ];
}

export function findingLine({ check, what, checked, problems, first = '' }: Finding): string {
  const said = `${check.padEnd(14)}${checked.toLocaleString('en-GB').padStart(10)}  ${what}`;
  return problems === 0
    ? `ok     ${said}`
    : `WRONG  ${said}; ${counted(problems, 'problem')}, first: ${first}`;
}
