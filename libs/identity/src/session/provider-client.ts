import { type JWK, calculateJwkThumbprint, exportJWK, importJWK } from 'jose';
import {
  Configuration,
  type DPoPHandle,
  PrivateKeyJwt,
  type ServerMetadata,
  allowInsecureRequests,
  customFetch,
  enableNonRepudiationChecks,
  getDPoPHandle,
  randomDPoPKeyPair,
} from 'openid-client';

import type { SafeFetch } from './safe-fetch.js';

/** The node as a client of a state's provider. */
export interface NodeClient {
  /** The node's address, under which each provider knows it. */
  readonly id: string;
  /** ES256; the public half is at /sign-in/jwks.json. */
  readonly privateJwk: JWK;
}

/** A provider, ready to be asked; `proofs` binds what it issues to one key. */
export interface Provider {
  readonly configuration: Configuration;
  readonly proofs: (key: CryptoKeyPair) => { readonly DPoP: DPoPHandle };
}

/** Clients sign assertions (RFC 7523) with the issuer as audience, and verify id tokens also though TLS brought them. */
export async function providerFor(
  metadata: ServerMetadata,
  { id, privateJwk }: NodeClient,
  fetchSafely: SafeFetch,
): Promise<Provider> {
  const { kty, crv, x, y } = privateJwk;
  const kid = await calculateJwkThumbprint({ kty, crv, x, y });
  const key = (await importJWK(privateJwk, 'ES256')) as CryptoKey;
  const client = { id_token_signed_response_alg: 'ES256' };
  const configuration = new Configuration(metadata, id, client, PrivateKeyJwt({ key, kid }));
  enableNonRepudiationChecks(configuration);
  // Which addresses may be asked in the clear was decided with the metadata.
  allowInsecureRequests(configuration);
  configuration[customFetch] = (address, { body, headers, method }) =>
    fetchSafely(address, { method, headers, body: body as string | null });
  return { configuration, proofs: (pair) => ({ DPoP: getDPoPHandle(configuration, pair) }) };
}

/** A key for one session. */
export async function newProofKey(): Promise<{ pair: CryptoKeyPair; jwk: JWK }> {
  const pair = await randomDPoPKeyPair('ES256', { extractable: true });
  return { pair, jwk: await exportJWK(pair.privateKey) };
}

export async function proofKeyOf({ kty, crv, x, y, d }: JWK): Promise<CryptoKeyPair> {
  return {
    privateKey: (await importJWK({ kty, crv, x, y, d }, 'ES256')) as CryptoKey,
    publicKey: (await importJWK({ kty, crv, x, y }, 'ES256', { extractable: true })) as CryptoKey,
  };
}
