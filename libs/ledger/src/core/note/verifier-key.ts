import { sha256 } from '@noble/hashes/sha2.js';

import { LedgerError } from '../../ledger.errors.js';
import { decodeBase64, encodeBase64 } from '../base64.js';
import { checkEd25519Key } from '../ed25519/check-ed25519-key.js';

/** Kinds of signature in a note: of a log (C2SP signed-note), and of a witness, with a time (tlog-cosignature). */
export const SIGNATURE_TYPES = { ed25519: 0x01, cosignature: 0x04 } as const;
export type SignatureType = keyof typeof SIGNATURE_TYPES;

const KEY_BYTES = 32;
const NAME = /^[^\s+\p{Cc}]+$/u;

/** A key whose signatures on notes are checked. */
export interface VerifierKey {
  readonly name: string;
  readonly type: SignatureType;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** The first four bytes of SHA-256 over name, newline, type and key, as eight hexadecimal digits. */
export function keyId({ name, type, publicKey }: VerifierKey): string {
  const head = new TextEncoder().encode(`${name}\n`);
  const digest = sha256
    .create()
    .update(head)
    .update(Uint8Array.of(SIGNATURE_TYPES[type]))
    .update(publicKey)
    .digest();
  return [...digest.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `name+id+base64(type, key)`, the form in which keys of logs and witnesses are passed on. */
export function formatVerifierKey(key: VerifierKey): string {
  const material = Uint8Array.of(SIGNATURE_TYPES[key.type], ...key.publicKey);
  return `${key.name}+${keyId(key)}+${encodeBase64(material)}`;
}

/** @throws LedgerError VERIFIER_KEY_INVALID; KEY_UNSAFE for a key that verifiers do not agree on */
export function parseVerifierKey(text: string): VerifierKey {
  const [name = '', id, ...rest] = text.split('+');
  const material = decodeBase64(rest.join('+'));
  const type = typeOf(material?.[0]);
  if (!isKeyName(name) || type === undefined || material?.length !== 1 + KEY_BYTES) throw invalid();
  const key: VerifierKey = { name, type, publicKey: material.slice(1) };
  if (keyId(key) !== id) throw invalid();
  checkEd25519Key(key.publicKey);
  return key;
}

export function isKeyName(name: string): boolean {
  return NAME.test(name);
}

function typeOf(byte: number | undefined): SignatureType | undefined {
  return Object.entries(SIGNATURE_TYPES).find(([, known]) => known === byte)?.[0] as
    SignatureType | undefined;
}

function invalid(): LedgerError {
  return new LedgerError('VERIFIER_KEY_INVALID', 'This is no key that verifies notes.', {
    advice: 'It has the form name+id+key, as its owner published it; copy it whole.',
  });
}
