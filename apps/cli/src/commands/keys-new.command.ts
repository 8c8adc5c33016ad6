import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

import { publicMembers } from '../files/read-public-key.js';
import { PRIVATE, writeNewFile } from '../files/write-new-file.js';
import { type KeyUse, isNodeUse } from '../key-uses.js';
import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

export interface KeysNewOptions {
  readonly for: KeyUse;
  readonly out?: string;
}

/** Makes a key pair: the private half into a file of its owner's own, the public half on the output. */
export async function keysNew(session: Session, options: KeysNewOptions): Promise<void> {
  const isNodes = isNodeUse(options.for);
  const out = options.out ?? (isNodes ? `node-${options.for}.jwk.json` : `${options.for}.jwk.json`);
  const { privateKey } = await generateKeyPair(isNodes ? 'Ed25519' : 'ES256', { extractable: true });
  const { d, ...rest } = await exportJWK(privateKey);
  const jwk = publicMembers(rest);
  const kid = await calculateJwkThumbprint(jwk);
  await writeNewFile(out, `${JSON.stringify({ ...jwk, d })}\n`, PRIVATE);
  const rows = [
    ['private key', `${out} (keep it secret, keep a copy)`],
    ['kid', kid],
    ['public JWK', JSON.stringify(jwk)],
  ];
  await session.print({ file: out, kid, jwk }, () => renderTable(rows));
}
