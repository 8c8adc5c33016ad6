import { sha256 } from '@noble/hashes/sha2.js';

import { decodeBase64Url, encodeBase64Url, isObject } from '#kernel';
import {
  type NodeClaims,
  type NodeToken,
  type Signer,
  openNodeToken,
  parseNodeToken,
  signNodeToken,
} from '#ledger/core';

import { JournalError } from '../journal.errors.js';
import { type SearchedLog, areTexts, isSearchedLog } from './searched-log.js';

export const CHECK_RECEIPT_TYPE = 'register-check-receipt+jwt';

/** What the node signs about one answer. It never claims that there is nothing else. */
export interface ReceiptClaims extends NodeClaims {
  /** The state that asked, ISO 3166-1 alpha-2. */
  readonly state: string;
  /** See `commitment`. */
  readonly commitment: string;
  readonly searched: readonly SearchedLog[];
  readonly asked: readonly string[];
  readonly answered: readonly string[];
  readonly notAsked: readonly string[];
  readonly found: {
    /** Ids of the records that were shown. */
    readonly records: readonly string[];
    /** Whether there may have been more. */
    readonly more: boolean;
    /** How many hits were left out because the decision no longer counted. */
    readonly notCounted: number;
    /** States that would have the asker ask them. */
    readonly announcedBy: readonly string[];
  };
  /** The same in a sentence, with what it does not say. */
  readonly says: string;
}

export interface CheckReceipt {
  /** RFC 7638 thumbprint of the key that has signed. */
  readonly keyId: string;
  readonly claims: ReceiptClaims;
}

/** The public key of a node, by the origin of its log, 32 bytes; undefined when it had no such key at the time. */
export type NodeKeyOf = (origin: string, keyId: string, at: Date) => Uint8Array | undefined;

const DOMAIN = new TextEncoder().encode('grounds-check-question/1\n');

/**
 * SHA-256 over a salt of 32 bytes and the canonical text of the question, base64url: whoever has both can open it,
 * and nobody else can try names against it.
 */
export function commitment(question: string, salt: Uint8Array): string {
  const text = new TextEncoder().encode(question);
  return encodeBase64Url(sha256.create().update(DOMAIN).update(salt).update(text).digest());
}

/** @returns a compact JWS, the same for the same claims */
export function signCheckReceipt(signer: Signer, claims: ReceiptClaims): Promise<string> {
  return signNodeToken(signer, CHECK_RECEIPT_TYPE, claims);
}

/**
 * Verifies a receipt by the keys of the node that it names.
 * @throws LedgerError NODE_TOKEN_MALFORMED, NODE_TOKEN_UNVERIFIED; JournalError RECEIPT_MALFORMED
 */
export async function openCheckReceipt(token: string, keyOf: NodeKeyOf): Promise<CheckReceipt> {
  const { iss } = parseNodeToken(token, CHECK_RECEIPT_TYPE).claims;
  const opened = await openNodeToken(token, CHECK_RECEIPT_TYPE, iss, (keyId, at) => keyOf(iss, keyId, at));
  return ofReceipt(opened);
}

/**
 * Holds the question against the commitment.
 * @param salt as base64url
 * @throws JournalError RECEIPT_QUESTION_OTHER
 */
export function openQuestion({ claims }: CheckReceipt, question: string, salt: string): void {
  const bytes = decodeBase64Url(salt);
  if (bytes?.length === 32 && commitment(question, bytes) === claims.commitment) return;
  throw new JournalError('RECEIPT_QUESTION_OTHER', 'The receipt is for another question.', {
    path: ['question'],
    advice: 'Take question and salt from the answer that came with this receipt.',
  });
}

function ofReceipt({ keyId, claims }: NodeToken): CheckReceipt {
  if (isReceipt(claims)) return { keyId, claims };
  throw new JournalError(
    'RECEIPT_MALFORMED',
    'The node has signed this, but it is no receipt that we know.',
    {
      advice: 'Use a newer version of the software if the node has one.',
    },
  );
}

function isReceipt(claims: NodeClaims): claims is ReceiptClaims {
  const { state, commitment: committed, searched, found, says } = claims;
  return (
    [state, committed, says].every((member) => typeof member === 'string') &&
    Array.isArray(searched) &&
    searched.every(isSearchedLog) &&
    ['asked', 'answered', 'notAsked'].every((name) => areTexts(claims[name])) &&
    isObject(found) &&
    areTexts(found.records) &&
    areTexts(found.announcedBy) &&
    typeof found.more === 'boolean' &&
    Number.isSafeInteger(found.notCounted)
  );
}
