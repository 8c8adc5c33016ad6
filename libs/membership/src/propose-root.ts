import { sha256 } from '@noble/hashes/sha2.js';

import { encodeBase64Url } from '#kernel';

import { mustBeFirst, mustSucceed } from './verify-next-root.js';
import type { Root, RootFile } from './root.type.js';
import { validateRootPayload } from './validate-root-payload.js';

/**
 * A root that nobody has signed yet. From here on its bytes stay as they are: what is signed is what was proposed.
 * @param before the root that it is to follow; absent for a first one
 * @throws MembershipError
 */
export async function proposeRoot(value: unknown, before?: Root): Promise<RootFile> {
  const payload = await validateRootPayload(value);
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  if (before) mustSucceed(before, { payload, digest: encodeBase64Url(sha256(bytes)) });
  else mustBeFirst(payload);
  return { payload: encodeBase64Url(bytes), signatures: [] };
}
