import { FlattenedSign, importJWK } from 'jose';

import { MembershipError } from './membership.errors.js';
import { type OpenedRootFile, ROOT_TYPE, openRootFile } from './open-root-file.js';
import type { RootKey } from './root.input.js';
import type { Root, RootFile } from './root.type.js';
import type { RootSigner } from './sign-root.js';
import { validateRootPayload } from './validate-root-payload.js';

/** A proposed or signed root with one more signature, over the very bytes that were proposed. */
export interface SignedAgain {
  readonly file: RootFile;
  /** The state that the key signs for. */
  readonly state: string;
}

/**
 * @param before the root that is in force: its signatories sign the next one too, also those that leave with it
 * @throws MembershipError ROOT_SIGNER_UNKNOWN, ROOT_SIGNED_ALREADY, and what makes a root invalid
 */
export async function addRootSignature(
  json: unknown,
  signer: RootSigner,
  before?: Root,
): Promise<SignedAgain> {
  const opened = openRootFile(json);
  const { rootKeys } = await validateRootPayload(opened.payload);
  const { state } = keyOf(signer, [...rootKeys, ...(before?.payload.rootKeys ?? [])]);
  refuseRepeated(opened, signer);
  const key = await importJWK(signer.privateJwk, 'ES256');
  const { protected: header = '', signature } = await new FlattenedSign(opened.payloadBytes)
    .setProtectedHeader({ alg: 'ES256', kid: signer.kid, typ: ROOT_TYPE })
    .sign(key);
  const { payload, signatures } = opened.file;
  const kept = signatures.map((one) => ({ protected: one.protected, signature: one.signature }));
  return { state, file: { payload, signatures: [...kept, { protected: header, signature }] } };
}

function keyOf({ kid }: RootSigner, keys: readonly RootKey[]): RootKey {
  const key = keys.find((one) => one.kid === kid);
  if (key) return key;
  throw new MembershipError(
    'ROOT_SIGNER_UNKNOWN',
    `Key ${kid} signs no roots, by this one or the one before.`,
    {
      advice: 'Sign with the key that the root lists under rootKeys; give the root before with --after.',
    },
  );
}

function refuseRepeated({ signatures }: OpenedRootFile, { kid }: RootSigner): void {
  if (!signatures.some((one) => one.kid === kid)) return;
  throw new MembershipError('ROOT_SIGNED_ALREADY', `Key ${kid} has signed this root already.`, {
    advice: 'Hand it on: another state has to sign.',
  });
}
