import { isCount } from '#kernel';
import { type NodeKeyFor, parseNodeToken, signNodeToken, type Signer } from '#ledger/core';

import { FederationError } from '../federation.errors.js';
import { openClaims } from './open-claims.js';

const GRANT_TYPE = 'register-grant+jwt';

/** What the owner's node lets states of one other node see of one statement, by its newest word on it. */
export interface Grant {
  /** Place of the statement in the owner's log, and its `jti`. */
  readonly index: number;
  readonly statement: string;
  /** Which word on it: a later one has a higher number. */
  readonly seq: number;
  /** The states that may see each disclosure, by its digest (RFC 9901 §4.2.3); none at all takes everything back. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
}

/** Between which nodes, by the origins of their logs. */
export interface GrantEnds {
  readonly from: string;
  readonly to: string;
}

export interface Issue {
  readonly now: Date;
  /** 128 random bits, base64url. */
  readonly id: string;
}

export function issueGrant(
  signer: Signer,
  grant: Grant,
  { from, to }: GrantEnds,
  issue: Issue,
): Promise<string> {
  return signNodeToken(signer, GRANT_TYPE, {
    iss: from,
    aud: to,
    iat: Math.floor(issue.now.getTime() / 1000),
    jti: issue.id,
    ...grant,
  });
}

/** @throws FederationError GRANT_INVALID */
export async function openGrant(text: string, { from, to }: GrantEnds, keyFor: NodeKeyFor): Promise<Grant> {
  const { aud, index, statement, seq, parts } = await openClaims(text, GRANT_TYPE, from, keyFor, invalid);
  const isWhole = isCount(index) && isCount(seq) && typeof statement === 'string' && isParts(parts);
  if (aud === to && isWhole) return { index, statement, seq, parts };
  throw invalid();
}

/**
 * Reads a grant that was verified when it came.
 * @throws LedgerError NODE_TOKEN_MALFORMED; FederationError GRANT_INVALID
 */
export function readGrant(text: string): Grant {
  const { index, statement, seq, parts } = parseNodeToken(text, GRANT_TYPE).claims;
  const isWhole = isCount(index) && isCount(seq) && typeof statement === 'string' && isParts(parts);
  if (isWhole) return { index, statement, seq, parts };
  throw invalid();
}

const STATE = /^[A-Z]{2}$/;

function isParts(value: unknown): value is Grant['parts'] {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(
    (states) =>
      Array.isArray(states) &&
      states.length > 0 &&
      states.every((state) => typeof state === 'string' && STATE.test(state)),
  );
}

function invalid(cause?: unknown): FederationError {
  return new FederationError('GRANT_INVALID', 'This is no grant of that node to this one.', {
    advice: 'Nothing of it was taken over. The operator of the other node has to look into it.',
    cause,
  });
}
