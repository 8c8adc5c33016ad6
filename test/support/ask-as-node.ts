import { createHash, randomUUID } from 'node:crypto';

import { SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

import { type Clock, encodeBase64Url, systemRandomness } from '#kernel';

import { readNodeKey } from '../../apps/registry/src/settings/node-key.js';
import { issueNodeAssertion } from '../../libs/federation/src/core/node-assertion.js';
import type { TestNode } from './start-node.js';

/** A node that asks, with the key in its folder. */
export interface AskingNode extends Pick<TestNode, 'dataFolder'> {
  readonly origin: string;
}

/** Asks a node as another one does, whatever either thinks of it: what came back, and what it is refused with. */
export async function askAsNode(
  asking: AskingNode,
  asked: Pick<TestNode, 'url'> & { readonly origin: string },
  { method = 'GET', path }: { readonly method?: string; readonly path: string },
  clock: Clock,
): Promise<{ readonly status: number; readonly code: string | undefined }> {
  const send = async (nonce: string | undefined): Promise<Response> => {
    const headers = await headersOf(asking, asked, { method, path }, { clock, nonce });
    return fetch(`${asked.url}${path}`, { method, headers });
  };
  const first = await send(undefined);
  const isNonce = first.headers.get('www-authenticate')?.includes('use_dpop_nonce') ?? false;
  const answer = isNonce ? await send(first.headers.get('dpop-nonce') ?? undefined) : first;
  const [, code] = /"code":"([A-Z_]+)"/.exec(await answer.text()) ?? [];
  return { status: answer.status, code };
}

async function headersOf(
  { dataFolder, origin }: AskingNode,
  asked: Pick<TestNode, 'url'> & { readonly origin: string },
  { method, path }: { readonly method: string; readonly path: string },
  { clock, nonce }: { readonly clock: Clock; readonly nonce: string | undefined },
): Promise<Record<string, string>> {
  const signer = await readNodeKey(dataFolder, 'node');
  if (!signer) throw new Error(`${origin} has no key to ask with.`);
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const { kty, crv, x, y } = await exportJWK(publicKey);
  const jwk = { kty, crv, x, y };
  const assertion = await issueNodeAssertion(signer, {
    ...{ origin, audience: asked.origin, now: clock.now() },
    thumbprint: await calculateJwkThumbprint(jwk),
    id: encodeBase64Url(systemRandomness.bytes(16)),
  });
  const ath = createHash('sha256').update(assertion).digest('base64url');
  const htu = `${asked.url}${path.split('?')[0]}`;
  const proof = new SignJWT({ htm: method, htu, ath, ...(nonce ? { nonce } : {}) })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
    .setIssuedAt(Math.floor(clock.now().getTime() / 1000))
    .setJti(randomUUID());
  return { authorization: `DPoP ${assertion}`, dpop: await proof.sign(privateKey) };
}
