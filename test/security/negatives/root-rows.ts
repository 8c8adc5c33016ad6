import { type JWK, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

import { type MembershipErrorCode, type RootFile, type RootPayload, signRoot } from '#membership';

import {
  type Published,
  currentRoot,
  nextPayload,
  payloadOf,
  publishRoot,
  signersOf,
} from '../../support/next-root.js';
import type { TestNode } from '../../support/start-node.js';
import type { NegativeRow } from './negative-row.type.js';

type Row = NegativeRow<TestNode, MembershipErrorCode>;
type Change = (payload: RootPayload) => void | Promise<void>;

/** A root with one change, signed by everybody who could sign it honestly, and handed to the node. */
const published =
  (change: Change, states?: readonly string[]) =>
  async (node: TestNode): Promise<Published> => {
    const payload = await nextPayload(node);
    await change(payload);
    return publishRoot(node, await signed(payload, node, states));
  };

/** As anybody signs who does not ask this software whether the payload is right. */
async function signed(payload: RootPayload, node: TestNode, states?: readonly string[]): Promise<RootFile> {
  const valid = await nextPayload(node);
  const { signatures } = await signRoot(valid, await signersOf(node, states));
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  const signers = await signersOf(node, states);
  return {
    payload: text,
    signatures: await Promise.all(
      signatures.map(async ({ protected: header }, place) => ({
        protected: header,
        signature: await rawSignature(`${header}.${text}`, signers[place]?.privateJwk ?? {}),
      })),
    ),
  };
}

async function rawSignature(input: string, jwk: JWK): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('jwk', jwk as JsonWebKey, algorithm, false, ['sign']);
  const bytes = await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(input));
  return Buffer.from(bytes).toString('base64url');
}

async function freshKey(alg: 'ES256' | 'RS256' | 'ES512'): Promise<{ kid: string; jwk: JWK }> {
  const { publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  return { kid: await calculateJwkThumbprint(jwk), jwk };
}

/** Puts a key in the place of a record key of the Netherlands. */
const recordKey =
  (make: () => Promise<{ kid: string; jwk: JWK }>): Change =>
  async ({ states }) => {
    const key = states.find(({ code }) => code === 'NL')?.authorities[0]?.keys[0];
    Object.assign(key ?? {}, await make());
  };

/** Puts a key in the place of the node's log key. */
const logKey =
  (y: bigint): Change =>
  async ({ nodes }) => {
    const x = Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse().toString('base64url');
    const jwk: JWK = { kty: 'OKP', crv: 'Ed25519', x };
    const key = nodes[0]?.keys.find(({ purpose }) => purpose === 'log');
    Object.assign(key ?? {}, { jwk, kid: await calculateJwkThumbprint(jwk) });
  };

const P = 2n ** 255n - 19n;
const ORDER_8 = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
/** y of the base point plus the point of order 2: the curve's -y. */
const BASE_WITH_TORSION = P - 46316835694926478169428394003475163141307993866256225615783033603165251855960n;

const offCurve = async (): Promise<{ kid: string; jwk: JWK }> => {
  const jwk: JWK = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) };
  return { kid: await calculateJwkThumbprint(jwk), jwk };
};

/** A root as it is, again: the same bytes and signatures under another payload of the same version. */
const sameVersion: Change = (payload) => {
  payload.version -= 1;
  payload.prev = null;
  payload.expires = '2037-01-01T00:00:00Z';
};

/** Roots that a node refuses over HTTP; it goes on by the one it has. */
export const rootRows: readonly Row[] = [
  {
    id: 'C1',
    input: 'a root two versions ahead',
    code: 'ROOT_NOT_NEXT',
    attempt: published((payload) => void (payload.version += 1)),
  },
  {
    id: 'C2',
    input: 'another root of the version in force',
    code: 'ROOT_NOT_NEXT',
    attempt: published(sameVersion),
  },
  {
    id: 'C3',
    input: 'one signature too few',
    code: 'ROOT_THRESHOLD',
    attempt: published(() => undefined, ['NL']),
  },
  { id: 'C3', input: 'no signature at all', code: 'ROOT_THRESHOLD', attempt: published(() => undefined, []) },
  {
    id: 'C4',
    input: 'one state signs twice with one key',
    code: 'ROOT_THRESHOLD',
    attempt: published(() => undefined, ['NL', 'NL']),
  },
  {
    id: 'C4',
    input: 'one key stands under two key ids',
    code: 'ROOT_KEY_THUMBPRINT',
    attempt: published(({ rootKeys }) => {
      const [first] = rootKeys;
      if (first) rootKeys.push({ ...first, kid: 'A'.repeat(43), state: 'CZ' });
    }),
  },
  {
    id: 'C4',
    input: 'one key stands there for two states',
    code: 'ROOT_KEY_REUSED',
    attempt: published(({ rootKeys }) => {
      const [first] = rootKeys;
      if (first) rootKeys.push({ ...first, state: 'FR' });
    }),
  },
  {
    id: 'C5',
    input: 'signed by the new members only',
    code: 'ROOT_THRESHOLD',
    attempt: async (node: TestNode): Promise<Published> => {
      const signers = await Promise.all(
        ['FR', 'DE'].map(async (state) => {
          const { privateKey } = await generateKeyPair('ES256', { extractable: true });
          const { d, ...jwk } = await exportJWK(privateKey);
          return { state, jwk, privateJwk: { ...jwk, d }, kid: await calculateJwkThumbprint(jwk) };
        }),
      );
      const payload = await nextPayload(node, (next) => {
        next.rootKeys = signers.map(({ kid, jwk, state }) => ({ kid, jwk, state }));
      });
      return publishRoot(node, await signRoot(payload, signers));
    },
  },
  {
    id: 'C6',
    input: 'a root that has expired',
    code: 'ROOT_EXPIRED',
    attempt: published((payload) => void (payload.expires = '2026-02-01T00:00:00Z')),
  },
  {
    id: 'C7',
    input: 'an older root again, in the place of the newest',
    code: 'ROOT_NOT_NEXT',
    attempt: async (node: TestNode): Promise<Published> => {
      const current = payloadOf(await currentRoot(node));
      return publishRoot(node, await signed({ ...current, issued: '2026-01-02T00:00:00Z' }, node));
    },
  },
  {
    id: 'C8',
    input: 'a record key that is a node key too',
    code: 'ROOT_KEY_REUSED',
    attempt: published(({ states, nodes }) => {
      const key = states[0]?.authorities[0]?.keys[0];
      if (key) nodes[0]?.keys.push({ ...key, purpose: 'node' });
    }),
  },
  { id: 'C9', input: 'a log key of order 1', code: 'ROOT_KEY_INVALID', attempt: published(logKey(1n)) },
  { id: 'C9', input: 'a log key of order 2', code: 'ROOT_KEY_INVALID', attempt: published(logKey(P - 1n)) },
  { id: 'C9', input: 'a log key of order 4', code: 'ROOT_KEY_INVALID', attempt: published(logKey(0n)) },
  { id: 'C9', input: 'a log key of order 8', code: 'ROOT_KEY_INVALID', attempt: published(logKey(ORDER_8)) },
  {
    id: 'C9',
    input: 'a log key in a second spelling',
    code: 'ROOT_KEY_INVALID',
    attempt: published(logKey(P + 1n)),
  },
  {
    id: 'C9',
    input: 'a log key with torsion',
    code: 'ROOT_KEY_INVALID',
    attempt: published(logKey(BASE_WITH_TORSION)),
  },
  {
    id: 'C10',
    input: 'a record key that is no point of the curve',
    code: 'ROOT_KEY_INVALID',
    attempt: published(recordKey(offCurve)),
  },
  {
    id: 'C11',
    input: 'an RSA key as record key',
    code: 'ROOT_KEY_INVALID',
    attempt: published(recordKey(() => freshKey('RS256'))),
  },
  {
    id: 'C11',
    input: 'a P-521 key as record key',
    code: 'ROOT_KEY_INVALID',
    attempt: published(recordKey(() => freshKey('ES512'))),
  },
  {
    id: 'C11',
    input: 'a key said to be for RS256',
    code: 'ROOT_INVALID',
    attempt: published(({ states }) => {
      Object.assign(states[0]?.authorities[0]?.keys[0] ?? {}, { alg: 'RS256' });
    }),
  },
];
