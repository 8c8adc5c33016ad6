import type { AuditTrust } from '#audit/core';
import { NODE_STATEMENT_TYPE, type SignedCheckpoint, openCheckpoint, readEntries } from '#ledger/core';
import { RootPlaces, parseRootDigest } from '#membership';
import { type StatementKey, type VerifiedStatement, verifyStatement } from '#statement';

import type { NodeClient } from '../client/node-client.js';
import type { Progress } from './progress.js';

/** Whose statements, dated when (UTC), in which log: a node may hold others that are trusted too. */
export interface StatementsAsked {
  readonly state: string;
  readonly year: number;
  readonly origin: string;
}

/** A statement as the log holds it, without any content. */
export interface LoggedStatement {
  readonly index: number;
  readonly statement: VerifiedStatement;
}

export interface WholeLog {
  readonly checkpoint: SignedCheckpoint;
  readonly statements: readonly LoggedStatement[];
}

/**
 * Reads the whole log against the newest checkpoint that the node serves, and keeps what a state dated in a year.
 * @throws LedgerError when what is served is not what the log signed; StatementError for a statement in it that
 * no authority has signed
 */
export async function readOwnStatements(
  client: NodeClient,
  trust: AuditTrust,
  { state, year, origin }: StatementsAsked,
  now: Date,
  progress: Progress,
): Promise<WholeLog> {
  const note = new TextDecoder().decode(await client.log('checkpoint'));
  const checkpoint = await openCheckpoint(note, origin, trust.logKeys(origin));
  const statements: LoggedStatement[] = [];
  const places = new RootPlaces(trust.roots);
  for await (const { index, entry } of readEntries(checkpoint, (path) => client.log(path))) {
    progress.at(index);
    const text = new TextDecoder().decode(entry);
    if (parseRootDigest(text)) {
      places.add(index, text);
      continue;
    }
    if (typeOf(text) === NODE_STATEMENT_TYPE) continue;
    // The log is read in its order: a revocation that was not named yet lies behind this entry.
    const precedes = (key: StatementKey): boolean => !places.hasNamed(key);
    const statement = await verifyStatement(text, { keyFor: trust.keyFor, precedes, now });
    const { iss, iat } = statement.claims;
    const isOwn = trust.authority(iss)?.state === state;
    if (isOwn && new Date(iat * 1000).getUTCFullYear() === year) statements.push({ index, statement });
  }
  return { checkpoint, statements };
}

/** What a compact JWS says it is (RFC 7515 §4.1.9). */
function typeOf(jws: string): unknown {
  const [header = ''] = jws.split('.');
  return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { typ?: unknown }).typ;
}
