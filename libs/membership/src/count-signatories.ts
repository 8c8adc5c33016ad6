import { flattenedVerify } from 'jose';

import { MembershipError } from './membership.errors.js';
import type { OpenedRootFile, OpenedSignature } from './open-root-file.js';
import type { RootKey } from './root.input.js';

/**
 * The states among the holders of `keys` that signed this file. A state counts once, however many keys it
 * holds and however often it signed. Signatures by other keys are passed over: the root before this one,
 * or the one after, may know them.
 * @throws MembershipError ROOT_SIGNATURE when a signature by one of `keys` does not verify
 */
export async function signatories(opened: OpenedRootFile, keys: readonly RootKey[]): Promise<Set<string>> {
  const states = new Set<string>();
  for (const signature of opened.signatures) {
    const key = keys.find(({ kid }) => kid === signature.kid);
    if (key === undefined) continue;
    await verifySignature(opened.file.payload, signature, key);
    states.add(key.state);
  }
  return states;
}

async function verifySignature(payload: string, entry: OpenedSignature, key: RootKey): Promise<void> {
  const jws = { payload, protected: entry.protected, signature: entry.signature };
  try {
    await flattenedVerify(jws, key.jwk, { algorithms: ['ES256'] });
  } catch (cause) {
    throw new MembershipError('ROOT_SIGNATURE', `The signature of key ${key.kid} does not verify.`, {
      cause,
    });
  }
}

/** @throws MembershipError ROOT_THRESHOLD */
export function mustReach(threshold: number, signed: ReadonlySet<string>, whose: string): void {
  if (signed.size >= threshold) return;
  throw new MembershipError(
    'ROOT_THRESHOLD',
    `${signed.size} states of ${whose} signed the root, ${threshold} must.`,
    { advice: 'Collect the missing signatures; signing twice, or with two keys of one state, counts once.' },
  );
}
