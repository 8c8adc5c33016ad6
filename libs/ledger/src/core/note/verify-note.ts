import { LedgerError } from '../../ledger.errors.js';
import { verifyEd25519 } from '../ed25519/verify-ed25519.js';
import { cosignedMessage, splitTimed } from './cosigned-message.js';
import type { Note, NoteSignature } from './note.js';
import { type VerifierKey, keyId } from './verifier-key.js';

/** A signature of a known key that was verified. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** Of a cosignature: when the witness gave it, seconds since 1970. */
  readonly time?: number;
}

/**
 * Verifies a note with the keys that the caller trusts. Signatures of other keys are passed over; a wrong
 * one of a known key refuses the whole note, and so does a note without a good one.
 * @returns one for each known key that signed
 * @throws LedgerError NOTE_UNVERIFIED
 */
export async function verifyNote(note: Note, keys: readonly VerifierKey[]): Promise<VerifiedSignature[]> {
  const known = keyTable(keys);
  const verified = new Map<string, VerifiedSignature>();
  for (const signature of note.signatures) {
    const place = `${signature.name}+${signature.keyId}`;
    const key = known.get(place);
    if (key === undefined || verified.has(place)) continue;
    verified.set(place, await verifySignature(note, signature, key));
  }
  if (verified.size === 0) throw unverified('No key that is trusted here has signed this note.');
  return [...verified.values()];
}

/** Two trusted keys that a note could not tell apart are a mistake in what is trusted. */
function keyTable(keys: readonly VerifierKey[]): Map<string, VerifierKey> {
  const table = new Map(keys.map((key) => [`${key.name}+${keyId(key)}`, key]));
  if (table.size === keys.length) return table;
  throw new LedgerError('VERIFIER_KEY_INVALID', 'Two trusted keys have the same name and id.', {
    advice: 'Trust each key once; where two differ, have one of them replaced.',
  });
}

async function verifySignature(
  { text }: Note,
  { signature }: NoteSignature,
  key: VerifierKey,
): Promise<VerifiedSignature> {
  const timed = key.type === 'cosignature' ? splitTimed(signature) : undefined;
  if (key.type === 'cosignature' && timed === undefined) throw wrong(key);
  const message = timed ? cosignedMessage(timed.time, text) : new TextEncoder().encode(text);
  if (!(await verifyEd25519(key.publicKey, message, timed?.signature ?? signature))) throw wrong(key);
  return timed ? { key, time: timed.time } : { key };
}

function wrong({ name }: VerifierKey): LedgerError {
  return unverified(`The signature of ${name} on this note is wrong.`);
}

function unverified(message: string): LedgerError {
  return new LedgerError('NOTE_UNVERIFIED', message, {
    advice: 'Do not use what the note says; take it again from its source.',
  });
}
