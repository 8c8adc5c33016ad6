import { decodeHash } from '#ledger/core';

import { AuditError } from '../../audit.errors.js';

/** @throws AuditError BUNDLE_HASH_INVALID */
export function hashFrom(text: string): Uint8Array {
  const hash = decodeHash(text);
  if (hash) return hash;
  throw new AuditError('BUNDLE_HASH_INVALID', 'A hash is 32 bytes in base64; this one is not.', {
    advice: 'Make the bundle again.',
  });
}
