import {
  type SignedCheckpoint,
  decodeHash,
  equalBytes,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  verifyConsistency,
} from '#ledger/core';

import { AuditSource } from '../audit/audit-source.js';
import { type GrowthFile, formatGrowthFile, readGrowthFile } from '../audit/growth-file.js';
import { trustIn, trustedRoot } from '../audit/membership-trust.js';
import { noteIn } from '../audit/note-file.js';
import { CliError } from '../cli.errors.js';
import type { NodeClient } from '../client/node-client.js';
import { PUBLIC, writeNewFile } from '../files/write-new-file.js';
import type { Session } from '../session.js';

export interface AuditCompareOptions {
  readonly root: string;
  readonly proof?: string;
  readonly keepProof?: string;
  readonly state?: string;
}

/** Proves that two checkpoints belong to one history, or names the fork; ends with code 1 when it cannot prove it. */
export async function auditCompare(
  session: Session,
  { root, proof, keepProof, state }: AuditCompareOptions,
  ...paths: string[]
): Promise<void> {
  const trust = trustIn(await trustedRoot(root));
  const checkpoints: SignedCheckpoint[] = [];
  for (const path of paths) {
    const note = await noteIn(path);
    const { origin } = parseCheckpoint(parseNote(note).text);
    checkpoints.push(await openCheckpoint(note, origin, trust.logKeys(origin)));
  }
  const [older, newer] = checkpoints.sort((left, right) => left.size - right.size);
  if (!older || !newer) throw new CliError('USAGE', 'Two checkpoints are compared.');
  if (older.origin !== newer.origin) throw ofOtherLog(older, newer);
  const growth = needsProof(older, newer)
    ? await growthOf(session.client.actingFor(state), older, newer, proof)
    : undefined;
  if (growth) prove(older, newer, growth);
  if (growth && keepProof !== undefined) await writeNewFile(keepProof, formatGrowthFile(growth), PUBLIC);
  const { origin, size: from } = older;
  const to = newer.size;
  await session.print(
    { oneHistory: true, origin, from, to },
    () => `One history: the log ${origin} of ${to} entries begins with the ${from} entries signed before.\n`,
  );
}

/** @throws CliError LOG_FORKED for two roots of one size */
function needsProof(older: SignedCheckpoint, newer: SignedCheckpoint): boolean {
  if (older.size < newer.size) return older.size > 0;
  if (equalBytes(older.root, newer.root)) return false;
  throw new CliError(
    'LOG_FORKED',
    `A fork: the log ${older.origin} has signed two roots for ${older.size} entries.`,
    {
      advice:
        'Keep both files as they are: the two signatures are the evidence. Tell the members by another way than this node.',
    },
  );
}

async function growthOf(
  client: NodeClient,
  { size: from }: SignedCheckpoint,
  { size: to }: SignedCheckpoint,
  path: string | undefined,
): Promise<GrowthFile> {
  if (path !== undefined) return readGrowthFile(path);
  const source = new AuditSource(client, { purpose: 'oversight', caseReference: undefined });
  return { from, to, hashes: await source.consistency(from, to) };
}

function prove(older: SignedCheckpoint, newer: SignedCheckpoint, growth: GrowthFile): void {
  const sizes = { from: older.size, to: newer.size };
  const hashes = growth.hashes.map(decodeHash);
  const proof = hashes.flatMap((hash) => hash ?? []);
  try {
    if (growth.from !== sizes.from || growth.to !== sizes.to || hashes.includes(undefined)) throw new Error();
    verifyConsistency({ ...sizes, rootFrom: older.root, rootTo: newer.root, proof: proof });
  } catch (cause) {
    throw new CliError(
      'PROOF_NOT_THAT',
      `The proof does not show that the log of ${sizes.to} entries begins with that of ${sizes.from}.`,
      {
        cause,
        advice:
          'Ask the node itself, and other holders of checkpoints. If no proof ever fits, both signed files together are evidence of a fork: keep them.',
      },
    );
  }
}

function ofOtherLog(older: SignedCheckpoint, newer: SignedCheckpoint): CliError {
  return new CliError('LOGS_DIFFER', `These are of two logs: ${older.origin} and ${newer.origin}.`, {
    advice: 'Compare checkpoints of one log.',
  });
}
