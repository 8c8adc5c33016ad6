import { sha256 } from '@noble/hashes/sha2.js';

import { encodeBase64Url } from '#kernel';

import { mustReach, signatories } from './count-signatories.js';
import { MembershipError } from './membership.errors.js';
import { type OpenedRootFile, openRootFile } from './open-root-file.js';
import type { RootPayload } from './root.input.js';
import type { Root } from './root.type.js';
import { validateRootPayload } from './validate-root-payload.js';

/**
 * Verifies a root that the operator was given by hand or that is compiled in: the file vouches for itself
 * only, so this never runs on a file from the network (`verifyNextRoot` does).
 * @param json the parsed root file, JWS General JSON (RFC 7515 §7.2.1)
 * @throws MembershipError
 */
export async function verifyRoot(json: unknown, now: Date): Promise<Root> {
  const root = await verifyTrustedRoot(json);
  mustNotBeExpired(root.payload, now);
  return root;
}

/**
 * The same for a root that others may follow by now: whether it has expired is not asked.
 * @throws MembershipError
 */
export function verifyTrustedRoot(json: unknown): Promise<Root> {
  return verifyOpened(openRootFile(json));
}

export async function verifyOpened(opened: OpenedRootFile): Promise<Root> {
  const payload = await validateRootPayload(opened.payload);
  mustReach(payload.threshold, await signatories(opened, payload.rootKeys), 'this root');
  return { payload, digest: encodeBase64Url(sha256(opened.payloadBytes)) };
}

/** @throws MembershipError ROOT_EXPIRED */
export function mustNotBeExpired({ expires }: RootPayload, now: Date): void {
  if (now.getTime() < Date.parse(expires)) return;
  throw new MembershipError('ROOT_EXPIRED', `The root expired at ${expires}.`, {
    path: ['expires'],
    advice: 'Ask the members for the current root.',
  });
}
