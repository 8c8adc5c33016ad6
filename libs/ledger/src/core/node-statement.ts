import { LedgerError } from '../ledger.errors.js';
import {
  type NodeClaims,
  type NodeKeyFor,
  type NodeToken,
  openNodeToken,
  parseNodeToken,
  signNodeToken,
} from './node-token.js';
import type { Signer } from './signer.js';

export const NODE_STATEMENT_TYPE = 'register-node-statement+jwt';

/** Newest checkpoints of the logs that the node mirrors; the head of its journal; proof that a log has forked. */
export const NODE_STATEMENT_KINDS = ['heads', 'journal-head', 'fork-evidence'] as const;
export type NodeStatementKind = (typeof NODE_STATEMENT_KINDS)[number];

/** What a node says in its own log, with further members for each kind. */
export interface NodeStatementClaims extends NodeClaims {
  readonly kind: NodeStatementKind;
}

export interface NodeStatement extends NodeToken {
  readonly claims: NodeStatementClaims;
}

/** @returns the text of the log entry: a compact JWS, the same for the same claims */
export function issueNodeStatement(signer: Signer, claims: NodeStatementClaims): Promise<string> {
  return signNodeToken(signer, NODE_STATEMENT_TYPE, claims);
}

/**
 * Reads without verifying.
 * @throws LedgerError NODE_TOKEN_MALFORMED
 */
export function parseNodeStatement(entry: string): NodeStatement {
  return ofKnownKind(parseNodeToken(entry, NODE_STATEMENT_TYPE));
}

/**
 * @param origin of the log in which it stands: a node says nothing in another's
 * @throws LedgerError NODE_TOKEN_MALFORMED, NODE_TOKEN_UNVERIFIED
 */
export async function verifyNodeStatement(
  entry: string,
  origin: string,
  keyFor: NodeKeyFor,
): Promise<NodeStatement> {
  return ofKnownKind(await openNodeToken(entry, NODE_STATEMENT_TYPE, origin, keyFor));
}

function ofKnownKind({ keyId, claims }: NodeToken): NodeStatement {
  const kind = NODE_STATEMENT_KINDS.find((known) => known === claims.kind);
  if (kind) return { keyId, claims: { ...claims, kind } };
  throw new LedgerError('NODE_TOKEN_MALFORMED', 'Nodes say nothing of this kind.', {
    advice: 'Use a newer version of the software if the node has one.',
  });
}
