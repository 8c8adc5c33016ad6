import { PRIVATE, writeNewFile } from '../files/write-new-file.js';
import { renderTable } from '../render/table.js';
import type { Session } from '../session.js';

export interface KeysNewOptions {
  readonly out: string;
}

/** Makes a P-256 key pair: the private half into a file of its owner's own, the public half on the output. */
export async function keysNew(session: Session, { out }: KeysNewOptions): Promise<void> {
  const { calculateJwkThumbprint, exportJWK, generateKeyPair } = await import('jose');
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { kty, crv, x, y, d } = await exportJWK(privateKey);
  const jwk = { kty, crv, x, y };
  const kid = await calculateJwkThumbprint(jwk);
  await writeNewFile(out, `${JSON.stringify({ ...jwk, d })}\n`, PRIVATE);
  const rows = [
    ['private key', `${out} (keep it secret, keep a copy)`],
    ['kid', kid],
    ['public JWK', JSON.stringify(jwk)],
  ];
  await session.print({ file: out, kid, jwk }, () => renderTable(rows));
}
