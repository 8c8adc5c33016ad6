import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

import { canonicalText } from '#kernel';

import type { LineContent } from './line-hash.js';

/** A field of a line, with what opens its digest. */
export interface LineField {
  readonly name: string;
  /** Canonical JSON is made of it. */
  readonly value: unknown;
  /** 32 bytes. */
  readonly salt: Uint8Array;
}

const encoder = new TextEncoder();
const FIELD = encoder.encode('grounds-journal-field/1\n');
/** Digests come in full groups, so that their number does not say whose records a line is about. */
const GROUP = 8;

/** The name of the field with the records of one owner. */
export function recordsOf(owner: string): string {
  return `records:${owner}`;
}

/** SHA-256 over the salt of the field and the canonical text of its name and value. */
export function fieldDigest({ name, value, salt }: LineField): Uint8Array {
  const text = encoder.encode(canonicalText([name, value]));
  return sha256.create().update(FIELD).update(salt).update(text).digest();
}

/**
 * The fields of a line, each with a salt of its own that follows from the line's: one can be opened to somebody while
 * the others stay shut.
 */
export function lineFields(content: LineContent, salt: Uint8Array): LineField[] {
  const { records, auditBody = null, ...rest } = content;
  const byOwner = Map.groupBy(records, ({ owner }) => owner);
  const values = {
    ...rest,
    auditBody,
    day: content.at.slice(0, 10),
    ...Object.fromEntries(
      [...byOwner].map(([owner, shown]) => [recordsOf(owner), shown.map(({ id }) => id)]),
    ),
  };
  return Object.entries(values).map(([name, value]) => ({ name, value, salt: fieldSalt(salt, name) }));
}

/** The digests of all fields, filled up with some of nothing, in an order that says nothing. */
export function lineDigests(fields: readonly LineField[], salt: Uint8Array): Uint8Array[] {
  const digests = fields.map(fieldDigest);
  while (digests.length % GROUP !== 0) digests.push(fieldSalt(salt, `none:${digests.length}`));
  return digests.sort(compareBytes);
}

function fieldSalt(salt: Uint8Array, name: string): Uint8Array {
  return hmac(sha256, salt, encoder.encode(name));
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const place = left.findIndex((byte, at) => byte !== right[at]);
  return place === -1 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
}
