import type { EntityManager } from 'typeorm';

import { replayMirrored } from '#federation';
import { LogReplay, type Replayed, TakenBackFile } from '#intake';
import { MembershipDirectory, type RootHistory } from '#membership';
import { SignedHeadFile } from '#ledger';

import { claimFolder } from '../settings/claim-folder.js';
import type { Settings } from '../settings/settings.js';
import { progressOf } from './beside-register.js';
import type { BackupHeader } from './backup/backup-format.js';
import { RowLoader, WAITING_DISCLOSURES } from './backup/load-rows.js';
import { backupLines, checkBackup, damaged } from './backup/read-backup.js';
import { refuseFilled } from './backup/refuse-filled.js';
import { checkDisclosures } from './checks/check-disclosures.js';
import { checkLog } from './checks/check-log.js';
import { checkPublished } from './checks/check-signed-heads.js';
import type { Finding } from './checks/tally.js';
import { OperateError } from './operate.errors.js';
import { type OperatorNode, openOperatorNode, registerOf } from './operator-node.js';
import { type Report, counted } from './report.js';
import { findingLine } from './run-fsck.js';
import { type RebuildResult, rebuildLines, runRebuild } from './run-rebuild.js';

/** What was restored, and how the restored database stands to what the node has signed. */
export interface RestoreResult {
  readonly takenAt: string;
  readonly logSize: number;
  /** What was taken back after the backup and was applied again. */
  readonly reapplied: number;
  /** How many entries the node has signed since the backup was taken; it signs nothing while there are any. */
  readonly lostEntries: number;
  /** Signatures that the root of today does not bear out. */
  readonly doubts: readonly Finding[];
  readonly compared: RebuildResult;
}

/** Restores a backup into an empty database, makes the projections, and compares them with the log. */
export async function runRestore(settings: Settings, file: string, report: Report): Promise<RestoreResult> {
  const { header, rows } = await checkBackup(file);
  refuseOther(header, registerOf(settings));
  const node = await openOperatorNode(settings, 'make');
  try {
    await refuseOtherVersion(node, header);
    await claimFolder(node.folder, node.register);
    const filled = await node.database.source.transaction((manager) =>
      fill(manager, node, file, rows, report),
    );
    const lostEntries = await lostSince(node, header);
    return {
      takenAt: header.takenAt,
      logSize: header.logSize,
      ...filled,
      lostEntries,
      compared: await runRebuild(node, false, report),
    };
  } finally {
    await node.close();
  }
}

type Filled = Pick<RestoreResult, 'reapplied' | 'doubts'>;

/** All in one transaction: a restore that fails leaves the database as empty as it was. */
async function fill(
  manager: EntityManager,
  node: OperatorNode,
  file: string,
  rows: Readonly<Record<string, number>>,
  report: Report,
): Promise<Filled> {
  await manager.query('LOCK TABLE log_head IN ACCESS EXCLUSIVE MODE');
  await refuseFilled(manager);
  await loadRows(manager, file, rows, report);
  const roots = await node.rootsIn(manager);
  const replay = new LogReplay(new MembershipDirectory(roots.newest.root), node.transactions, replayMirrored);
  const source = {
    entries: 'log_entry',
    disclosures: WAITING_DISCLOSURES,
    mirrored: 'mirror_entry',
    envelopes: 'mirror_envelope',
  };
  const takenBack = await new TakenBackFile(node.folder).read();
  const progress = progressOf(report);
  const replayed = await replay.run(manager, source, {
    takenBack,
    progress: (done, total) => progress.entries(done, total),
  });
  return { reapplied: replayed.reapplied, doubts: await refuseUnsound(manager, node, roots, replayed) };
}

async function loadRows(
  manager: EntityManager,
  file: string,
  rows: Readonly<Record<string, number>>,
  report: Report,
): Promise<void> {
  const loader = await RowLoader.create(manager);
  let read = 0;
  for await (const line of backupLines(file)) {
    if (line.startsWith('[')) await loader.add(line);
    report.progress(`Reading: ${counted((read += 1), 'line')}`);
  }
  await loader.finish();
  const short = Object.entries(rows).some(([table, count]) => loader.counts[table] !== count);
  if (short) throw damaged('it has not the rows that its end counts');
}

/** What makes a log the one that it was; without these nothing is restored. */
const STRUCTURE = ['leaf hashes', 'tree', 'stored hashes', 'entries', 'disclosures'];

/**
 * @returns what is wrong with signatures: the root may no longer list a key that signed long ago, and that
 * must not stand in the way of a restore
 */
async function refuseUnsound(
  manager: EntityManager,
  { origin, folder }: OperatorNode,
  membership: RootHistory,
  { unreadable }: Replayed,
): Promise<Finding[]> {
  const quiet = (): void => undefined;
  const findings = [
    ...(await checkLog(manager, membership, origin, quiet)),
    await checkDisclosures(manager, quiet),
    await checkPublished({ manager, membership, origin, folder }),
  ].filter(({ problems }) => problems > 0);
  const wrong = findings.find(({ check }) => STRUCTURE.includes(check));
  if (wrong) throw damaged(`${wrong.check}: ${wrong.first ?? ''}`);
  const [entry] = unreadable;
  if (entry) throw damaged(`entry ${entry.logIndex} cannot be projected: ${entry.why}`);
  return findings;
}

function refuseOther({ register }: BackupHeader, ours: string): void {
  if (register === ours) return;
  throw new OperateError('BACKUP_OF_OTHER_REGISTER', `This backup is of another register: ${register}.`, {
    advice: 'Check GROUNDS_ROOT and GROUNDS_ORIGIN, or take the backup of this register.',
  });
}

async function refuseOtherVersion({ database }: OperatorNode, { migration }: BackupHeader): Promise<void> {
  const [newest] = await database.source.query<{ name: string }[]>(
    'SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1',
  );
  if (newest?.name === migration) return;
  throw new OperateError(
    'BACKUP_OF_OTHER_VERSION',
    `This backup is of a version that ends with ${migration}.`,
    {
      advice: 'Restore it with the program of that version, then start this one: it migrates what it finds.',
    },
  );
}

/** A folder that knows of no signature takes over the one in the backup; one that knows a newer one keeps it. */
async function lostSince({ folder }: OperatorNode, { signedHead, logSize }: BackupHeader): Promise<number> {
  const file = new SignedHeadFile(folder);
  const kept = await file.read();
  if (kept === undefined && signedHead !== null) await file.write(signedHead);
  return Math.max(0, (kept?.size ?? 0) - logSize);
}

export function isRestoredWhole({ compared, doubts }: RestoreResult): boolean {
  return compared.ok && doubts.length === 0;
}

export function restoreLines(result: RestoreResult): string[] {
  const { takenAt, logSize, reapplied, lostEntries, compared, doubts } = result;
  const lost = `The node has signed ${counted(lostEntries, 'entry', 'entries')} more since. It will serve what is here and sign nothing: restore a newer backup if there is one.`;
  return [
    ...rebuildLines(compared),
    ...doubts.map(findingLine),
    `Restored: the log up to ${counted(logSize, 'entry', 'entries')}, as of ${takenAt}.`,
    ...(reapplied > 0
      ? [`Taken back after the backup, and applied again: ${counted(reapplied, 'statement')}.`]
      : []),
    ...(lostEntries > 0 ? [lost] : []),
  ];
}
