import type { Signer } from '../signer.js';
import { type Checkpoint, formatCheckpoint } from './checkpoint.js';
import { cosignedMessage, joinTimed } from './cosigned-message.js';
import { type NoteSignature, formatNote } from './note.js';
import { keyId } from './verifier-key.js';

/** The checkpoint as a note that the log has signed; the key's name in it is the log's. */
export async function signCheckpoint(checkpoint: Checkpoint, signer: Signer): Promise<string> {
  const text = formatCheckpoint(checkpoint);
  const key = { name: checkpoint.origin, type: 'ed25519', publicKey: signer.publicKey } as const;
  const signature = await signer.sign(new TextEncoder().encode(text));
  return formatNote({ text, signatures: [{ name: key.name, keyId: keyId(key), signature }] });
}

/**
 * A witness's line for a note's text.
 * @param name of the witness
 * @param at its own clock; whole seconds are signed
 */
export async function cosign(text: string, name: string, signer: Signer, at: Date): Promise<NoteSignature> {
  const time = Math.floor(at.getTime() / 1000);
  const key = { name, type: 'cosignature', publicKey: signer.publicKey } as const;
  const signature = await signer.sign(cosignedMessage(time, text));
  return { name, keyId: keyId(key), signature: joinTimed({ time, signature }) };
}
