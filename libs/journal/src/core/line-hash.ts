import { sha256 } from '@noble/hashes/sha2.js';

import { canonicalText } from '#kernel';
import { equalBytes } from '#ledger/core';

import { lineDigests, lineFields } from './line-fields.js';

/** A record whose content went out with a line, and the state that owns it. */
export interface ShownRecord {
  readonly id: string;
  readonly owner: string;
}

/** The audit body of several states that an officer worked for, and the issuer that vouched for the officer. */
export interface LineAuditBody {
  readonly id: string;
  readonly issuer: string;
}

/** One line of the journal: what an officer did. Holds codes and references, never record content. */
export interface LineContent {
  readonly id: string;
  /** RFC 3339, UTC, to the millisecond. */
  readonly at: string;
  /** The state acted for, ISO 3166-1 alpha-2. */
  readonly state: string;
  readonly officer: string;
  /** Whether the officer was an auditor then. */
  readonly asAuditor: boolean;
  /** Left out where the officer was one of the state itself. */
  readonly auditBody?: LineAuditBody;
  readonly action: string;
  /** `answered`, or the code of the error that the officer got. */
  readonly outcome: string;
  readonly purpose: string | null;
  readonly caseReference: string | null;
  readonly detail: Readonly<Record<string, string | number>>;
  /** In the order of their ids. */
  readonly records: readonly ShownRecord[];
}

const encoder = new TextEncoder();
const DOMAIN = encoder.encode('grounds-journal-line/2\n');
const FIRST_DOMAIN = encoder.encode('grounds-journal-line/1\n');

/**
 * What the chain holds of a line: SHA-256 over the digests of its fields, each of which has a salt that follows from
 * the line's 32 bytes. The hash of content that has expired tells nothing, because its salt has gone with it.
 */
export function lineHash(content: LineContent, salt: Uint8Array): Uint8Array {
  return hashOfDigests(lineDigests(lineFields(content, salt), salt));
}

/** @param digests of 32 bytes each, in their order */
export function hashOfDigests(digests: readonly Uint8Array[]): Uint8Array {
  return digests.reduce((hash, digest) => hash.update(digest), sha256.create().update(DOMAIN)).digest();
}

/** Whether a hash in the chain is that of a line; lines that were sealed before fields had digests count too. */
export function isHashOf(hash: Uint8Array, content: LineContent, salt: Uint8Array): boolean {
  return equalBytes(hash, lineHash(content, salt)) || equalBytes(hash, firstLineHash(content, salt));
}

/** As lines were sealed at first: over salt and canonical text of the whole. */
export function firstLineHash(content: LineContent, salt: Uint8Array): Uint8Array {
  const text = encoder.encode(canonicalText(content));
  return sha256.create().update(FIRST_DOMAIN).update(salt).update(text).digest();
}
