import { decodeBase64Url, encodeBase64Url } from '#kernel';
import type { NodeStatementClaims } from '#ledger/core';

import type { ChainHead } from './journal-chain.js';

/** The head of the journal as the node logs it at least once a day. */
export interface LoggedHead extends ChainHead {
  /** The UTC day on which its newest line was sealed, `YYYY-MM-DD`. */
  readonly day: string;
}

type HeadClaims = Pick<NodeStatementClaims, 'kind'> & { day: string; seq: number; chainHash: string };

/** The claims of a node statement of the kind `journal-head`, beside those that every token of a node has. */
export function journalHeadClaims({ day, seq, chainHash }: LoggedHead): HeadClaims {
  return { kind: 'journal-head', day, seq, chainHash: encodeBase64Url(chainHash) };
}

/** @returns undefined when the claims are of another kind, or say no head */
export function readJournalHead(claims: NodeStatementClaims): LoggedHead | undefined {
  const { kind, day, seq, chainHash: text } = claims;
  if (kind !== 'journal-head' || typeof day !== 'string' || typeof text !== 'string') return undefined;
  const chainHash = decodeBase64Url(text);
  if (!Number.isSafeInteger(seq) || chainHash?.length !== 32) return undefined;
  return { day, seq: Number(seq), chainHash };
}
