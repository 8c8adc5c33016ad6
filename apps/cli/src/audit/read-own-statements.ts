import type { AuditTrust } from '#audit/core';
import {
  NODE_STATEMENT_TYPE,
  type SignedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  readEntries,
} from '#ledger/core';
import { type VerifiedStatement, verifyStatement } from '#statement';

import type { NodeClient } from '../client/node-client.js';
import type { Progress } from './progress.js';

/** Whose statements, dated when (UTC). */
export interface StatementsAsked {
  readonly state: string;
  readonly year: number;
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
 * Reads the whole log of a node against its newest checkpoint, and keeps what a state dated in a year.
 * @throws LedgerError when what is served is not what the log signed; StatementError for a statement in it that
 * no authority has signed
 */
export async function readOwnStatements(
  client: NodeClient,
  trust: AuditTrust,
  { state, year }: StatementsAsked,
  now: Date,
  progress: Progress,
): Promise<WholeLog> {
  const note = new TextDecoder().decode(await client.log('checkpoint'));
  const { origin } = parseCheckpoint(parseNote(note).text);
  const checkpoint = await openCheckpoint(note, origin, trust.logKeys(origin));
  const statements: LoggedStatement[] = [];
  for await (const { index, entry } of readEntries(checkpoint, (path) => client.log(path))) {
    progress.at(index);
    const text = new TextDecoder().decode(entry);
    if (typeOf(text) === NODE_STATEMENT_TYPE) continue;
    const statement = await verifyStatement(text, { keyFor: trust.keyFor, now });
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
