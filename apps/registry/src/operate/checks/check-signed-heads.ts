import type { EntityManager } from 'typeorm';

import { isRegisterError } from '#kernel';
import { type SignedCheckpoint, equalBytes, openCheckpoint } from '#ledger/core';
import type { RootHistory } from '#membership';

import { signedHeadIn } from '../backup/signed-head.js';
import { type Finding, Tally } from './tally.js';

interface PublishedRow {
  readonly size: number;
  readonly rootHash: Buffer;
  readonly note: string;
}

const PUBLISHED =
  'SELECT size::float8 AS size, root_hash AS "rootHash", note FROM log_checkpoint WHERE origin = $1';
const ROOT_AT = 'SELECT root_hash AS root FROM log_entry WHERE log_index = $1::bigint - 1';
const SIZE = 'SELECT size::float8 AS size FROM log_head WHERE origin = $1';

/** What the signed checkpoints of a log are held against. */
export interface HeadContext {
  readonly manager: EntityManager;
  readonly membership: RootHistory;
  readonly origin: string;
  readonly folder: string;
}

/** The published checkpoint: signed by the log's key, and of the log as it stands. */
export async function checkPublished(context: HeadContext): Promise<Finding> {
  const tally = new Tally('checkpoint', 'published checkpoints are signed by the log and of its entries');
  for (const row of await context.manager.query<PublishedRow[]>(PUBLISHED, [context.origin])) {
    tally.look(await wrongRow(context, row));
  }
  return tally.finding();
}

/** The signed head that is kept outside the database. */
export async function checkSignedHead(context: HeadContext): Promise<Finding> {
  const tally = new Tally('signed head', 'signed heads outside the database are of its log');
  const note = await signedHeadIn(context.folder);
  if (note !== null) tally.look(await wrongNote(context, note));
  return tally.finding();
}

async function wrongRow(
  context: HeadContext,
  { size, rootHash, note }: PublishedRow,
): Promise<string | undefined> {
  const wrong = await wrongNote(context, note);
  if (wrong !== undefined) return wrong;
  const checkpoint = await open(context, note);
  const same =
    typeof checkpoint !== 'string' && checkpoint.size === size && equalBytes(checkpoint.root, rootHash);
  return same ? undefined : 'another size or root stands beside it';
}

async function wrongNote(context: HeadContext, note: string): Promise<string | undefined> {
  const checkpoint = await open(context, note);
  if (typeof checkpoint === 'string') return checkpoint;
  const { manager, origin } = context;
  const { size, root } = checkpoint;
  const [head] = await manager.query<{ size: number }[]>(SIZE, [origin]);
  const held = head?.size ?? 0;
  if (size > held)
    return `it is of ${size} entries and the database holds ${held}: an older backup was restored`;
  const [row] = await manager.query<{ root: Buffer }[]>(ROOT_AT, [size]);
  return size === 0 || (row && equalBytes(row.root, root))
    ? undefined
    : `the log has another root at size ${size}`;
}

async function open({ membership, origin }: HeadContext, note: string): Promise<SignedCheckpoint | string> {
  try {
    return await openCheckpoint(note, origin, membership.logKeys(origin));
  } catch (error) {
    if (isRegisterError(error)) return error.code;
    throw error;
  }
}
