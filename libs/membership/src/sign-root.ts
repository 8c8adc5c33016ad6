import { calculateJwkThumbprint, GeneralSign, importJWK, type JWK } from 'jose';

import { MembershipError } from './membership.errors.js';
import { ROOT_TYPE } from './open-root-file.js';
import type { RootPayload } from './root.input.js';
import type { RootFile } from './root.type.js';
import { validateRootPayload } from './validate-root-payload.js';

export interface RootSigner {
  readonly kid: string;
  readonly privateJwk: JWK;
}

/**
 * Signs a root with every signer given, at least one. The payload is validated first, so that nobody signs
 * what no node would take; whether the threshold is reached is for the verifier to say.
 * @throws MembershipError
 */
export async function signRoot(payload: RootPayload, signers: readonly RootSigner[]): Promise<RootFile> {
  await validateRootPayload(payload);
  if (signers.length === 0) throw new MembershipError('ROOT_THRESHOLD', 'Nobody signs this root.');
  const jws = new GeneralSign(new TextEncoder().encode(JSON.stringify(payload)));
  for (const { kid, privateJwk } of signers) {
    if ((await calculateJwkThumbprint(privateJwk)) !== kid) {
      throw new MembershipError('ROOT_KEY_THUMBPRINT', `Signing key ${kid} is not named by its thumbprint.`);
    }
    const key = await importJWK(privateJwk, 'ES256');
    jws.addSignature(key).setProtectedHeader({ alg: 'ES256', kid, typ: ROOT_TYPE });
  }
  const { payload: encoded, signatures } = await jws.sign();
  return {
    payload: encoded,
    signatures: signatures.map(({ protected: header = '', signature }) => ({ protected: header, signature })),
  };
}
