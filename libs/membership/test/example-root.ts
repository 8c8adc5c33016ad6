import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

import { type RootFile, type RootPayload, signRoot, type StateEntry } from '../src/index.js';

export const NOW = new Date('2026-11-23T20:00:00Z');

export interface ExampleKey {
  kid: string;
  jwk: JWK;
  privateJwk: JWK;
}

export async function exampleKey(alg: 'ES256' | 'Ed25519' | 'ES384' = 'ES256'): Promise<ExampleKey> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const { d, ...jwk } = await exportJWK(privateKey);
  return { kid: await calculateJwkThumbprint(jwk), jwk, privateJwk: { ...jwk, d } };
}

type KeyName = 'rootNL' | 'rootFR' | 'rootFI' | 'recordNL' | 'recordFR' | 'tokenNL' | 'logNL' | 'witnessNL';

/** Three states (FI a reader that joins late), one node, two circles; two of three states must sign. */
export interface Example {
  keys: Record<KeyName, ExampleKey>;
  payload: RootPayload;
}

export async function example(): Promise<Example> {
  const keys = {
    rootNL: await exampleKey(),
    rootFR: await exampleKey(),
    rootFI: await exampleKey(),
    recordNL: await exampleKey(),
    recordFR: await exampleKey(),
    tokenNL: await exampleKey(),
    logNL: await exampleKey('Ed25519'),
    witnessNL: await exampleKey(),
  };
  return { keys, payload: payloadOf(keys) };
}

/** The payload with one change made to a copy. */
export function changed(payload: RootPayload, change: (copy: RootPayload) => void): RootPayload {
  const copy = structuredClone(payload);
  change(copy);
  return copy;
}

export function signedBy(payload: RootPayload, ...signers: ExampleKey[]): Promise<RootFile> {
  return signRoot(payload, signers);
}

function payloadOf(keys: Example['keys']): RootPayload {
  const nodeKey = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2028-01-01T00:00:00Z' };
  return {
    format: 'register-root/1',
    version: 1,
    prev: null,
    issued: '2026-11-01T00:00:00Z',
    expires: '2027-11-01T00:00:00Z',
    threshold: 2,
    rootKeys: (['NL', 'FR', 'FI'] as const).map((state) => ({ ...publicPart(keys[`root${state}`]), state })),
    states: [
      stateEntry('NL', '2026-01-01', keys.recordNL, keys.tokenNL),
      stateEntry('FR', '2026-06-01', keys.recordFR),
      { ...stateEntry('FI', '2026-12-01'), participation: 'reader' },
    ],
    nodes: [
      {
        origin: 'node.nl.example/log',
        url: 'https://node.nl.example',
        states: ['NL', 'FR', 'FI'],
        keys: [
          { ...publicPart(keys.logNL), alg: 'Ed25519', purpose: 'log', ...nodeKey },
          { ...publicPart(keys.witnessNL), alg: 'ES256', purpose: 'witness', ...nodeKey },
        ],
      },
    ],
    circles: [
      circle('north-sea', ['NL', 'FR'], '2027-06-01T00:00:00Z'),
      circle('all-members', ['NL', 'FR', 'FI'], '2027-01-01T00:00:00Z'),
    ],
    policies: { quorum: null },
    auditors: [],
  };
}

function publicPart({ kid, jwk }: ExampleKey): { kid: string; jwk: JWK } {
  return { kid, jwk };
}

function circle(id: string, states: string[], expires: string): RootPayload['circles'][number] {
  return { id, label: { en: id, nl: id }, states, version: 1, expires, roster: 'members', treaty: true };
}

function stateEntry(code: string, memberSince: string, record?: ExampleKey, token?: ExampleKey): StateEntry {
  const host = `${code.toLowerCase()}.example`;
  const period = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2028-01-01T00:00:00Z' };
  const recordKey = record && {
    ...publicPart(record),
    alg: 'ES256' as const,
    purpose: 'record' as const,
    ...period,
  };
  const tokenKey = token && { ...publicPart(token), alg: 'ES256' as const };
  return {
    code,
    memberSince,
    participation: 'full',
    authorities: [
      {
        iss: `https://screening.${host}`,
        name: `Screening authority of ${code}`,
        keys: recordKey ? [recordKey] : [],
      },
    ],
    contactPoint: { name: `Contact point of ${code}`, email: `contact@${host}`, phone: '+31 70 1234567' },
    homeLog: 'node.nl.example/log',
    tokenIssuers: tokenKey ? [{ iss: `https://id.${host}`, keys: [tokenKey] }] : [],
  };
}
