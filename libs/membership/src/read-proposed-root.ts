import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

import { encodeBase64Url } from '#kernel';

import { signatories } from './count-signatories.js';
import { mustSucceed } from './verify-next-root.js';
import { openRootFile } from './open-root-file.js';
import type { RootPayload } from './root.input.js';
import type { Root } from './root.type.js';
import { validateRootPayload } from './validate-root-payload.js';

/** States that have signed, of those that hold the keys of one root. */
export interface SignatureCount {
  readonly signed: readonly string[];
  readonly needed: number;
}

/** A root as far as it has been signed. */
export interface ProposedRoot {
  readonly payload: RootPayload;
  /** SHA-256 of the payload's bytes, hexadecimal: short enough to be read out over a telephone. */
  readonly sha256: string;
  readonly own: SignatureCount;
  /** By the keys of the root before; undefined when that was not given. */
  readonly before: SignatureCount | undefined;
}

/**
 * Reads a root that may lack signatures still. Those that are there must verify, and it must follow the root before, where that
 * is given.
 * @throws MembershipError
 */
export async function readProposedRoot(json: unknown, before?: Root): Promise<ProposedRoot> {
  const opened = openRootFile(json);
  const payload = await validateRootPayload(opened.payload);
  const digest = sha256(opened.payloadBytes);
  if (before) mustSucceed(before, { payload, digest: encodeBase64Url(digest) });
  const count = async ({ rootKeys, threshold }: RootPayload): Promise<SignatureCount> => ({
    signed: [...(await signatories(opened, rootKeys))].sort(),
    needed: threshold,
  });
  return {
    payload,
    sha256: bytesToHex(digest),
    own: await count(payload),
    before: before && (await count(before.payload)),
  };
}
