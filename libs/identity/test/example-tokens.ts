import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';

import { epochSeconds } from '#kernel';
import { Membership, type Root, type RootPayload, signRoot, type StateEntry, verifyRoot } from '#membership';

export const NOW = new Date('2026-11-23T20:00:00Z');
export const AUDIENCE = 'https://node.nl.example/graphql';

export interface ExampleKey {
  kid: string;
  jwk: JWK;
  privateJwk: JWK;
}

/** NL vouches for one issuer with a key in the root, FR for one behind an address, FI joins in December. */
export interface Example {
  keys: Record<'root' | 'NL' | 'FR' | 'FI', ExampleKey>;
  payload: RootPayload;
}

export const ISSUERS = {
  NL: 'https://id.nl.example',
  FR: 'https://id.fr.example',
  FI: 'https://id.fi.example',
} as const;
export const FR_KEYS = 'https://id.fr.example/keys.json';

export async function exampleKey(): Promise<ExampleKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { d, ...jwk } = await exportJWK(privateKey);
  return { kid: await calculateJwkThumbprint(jwk), jwk, privateJwk: { ...jwk, d } };
}

export async function example(): Promise<Example> {
  const keys = {
    root: await exampleKey(),
    NL: await exampleKey(),
    FR: await exampleKey(),
    FI: await exampleKey(),
  };
  const states = [
    stateEntry('NL', '2026-01-01', { iss: ISSUERS.NL, keys: [tokenKey(keys.NL)] }),
    stateEntry('FR', '2026-01-01', { iss: ISSUERS.FR, keys: [], jwksUri: FR_KEYS }),
    stateEntry('FI', '2026-12-01', { iss: ISSUERS.FI, keys: [tokenKey(keys.FI)] }),
  ];
  return { keys, payload: rootOf(keys.root, states) };
}

export async function verifiedRoot(payload: RootPayload, signer: ExampleKey): Promise<Root> {
  return verifyRoot(await signRoot(payload, [signer]), NOW);
}

export async function membershipOf(payload: RootPayload, signer: ExampleKey): Promise<Membership> {
  return new Membership(await verifiedRoot(payload, signer));
}

/** What NL's issuer says of an officer; undefined removes a claim. */
export function goodClaims(change: Record<string, unknown> = {}): JWTPayload {
  const now = epochSeconds(NOW);
  return {
    iss: ISSUERS.NL,
    sub: 'officer-7',
    aud: AUDIENCE,
    client_id: 'case-system',
    iat: now - 10,
    exp: now + 200,
    jti: 'token-1',
    roles: ['reader', 'drafter'],
    ...change,
  };
}

export async function signToken(
  claims: JWTPayload,
  key: ExampleKey,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'at+jwt', ...header })
    .sign(await importJWK(key.privateJwk, 'ES256'));
}

export function tokenKey({ kid, jwk }: ExampleKey): StateEntry['tokenIssuers'][number]['keys'][number] {
  return { kid, jwk, alg: 'ES256' };
}

function stateEntry(
  code: string,
  memberSince: string,
  issuer: StateEntry['tokenIssuers'][number],
): StateEntry {
  return {
    code,
    memberSince,
    participation: 'full',
    authorities: [],
    contactPoint: { name: `Contact point of ${code}`, email: 'contact@state.example' },
    homeLog: 'node.nl.example/log',
    tokenIssuers: [issuer],
  };
}

function rootOf({ kid, jwk }: ExampleKey, states: StateEntry[]): RootPayload {
  return {
    format: 'register-root/1',
    version: 1,
    prev: null,
    issued: '2026-11-01T00:00:00Z',
    expires: '2027-11-01T00:00:00Z',
    threshold: 1,
    rootKeys: [{ kid, jwk, state: 'NL' }],
    states,
    nodes: [
      {
        origin: 'node.nl.example/log',
        url: 'https://node.nl.example',
        states: states.map(({ code }) => code),
        keys: [],
      },
    ],
    circles: [],
    policies: { quorum: null },
    auditors: [],
  };
}
