import { ed25519 } from '@noble/curves/ed25519.js';

import { LedgerError } from '../../ledger.errors.js';
import { isStrictPoint } from './is-strict-point.js';

/**
 * Checks a public key once, when it is enrolled: a point of the curve, canonical, in the group of prime order.
 * A key with a part of small order has signatures that some verifiers accept and others do not.
 * @throws LedgerError KEY_UNSAFE
 */
export function checkEd25519Key(publicKey: Uint8Array): void {
  if (isStrictPoint(publicKey) && isTorsionFree(publicKey)) return;
  throw new LedgerError('KEY_UNSAFE', 'This is no Ed25519 key that all verifiers agree on.', {
    advice: 'Make a new key pair with a standard tool.',
  });
}

function isTorsionFree(publicKey: Uint8Array): boolean {
  try {
    return ed25519.Point.fromBytes(publicKey).isTorsionFree();
  } catch {
    return false;
  }
}
