import { type FetchImplementation } from 'jose';

import type { TokenIssuer } from '#membership';

import {
  AUDIENCE,
  type Example,
  example,
  exampleKey,
  FR_KEYS,
  goodClaims,
  ISSUERS,
  membershipOf,
  NOW,
  signToken,
  tokenKey,
} from '../test/example-tokens.js';
import { IssuerKeys, verifyAccessToken } from './index.js';

describe('IssuerKeys', () => {
  let root: Example;
  let now: Date;
  let asked: string[];
  let answer: () => Response;
  let keys: IssuerKeys;

  const fetchKeys: FetchImplementation = (url) => {
    asked.push(url);
    return Promise.resolve(answer());
  };
  const remote: TokenIssuer = { iss: ISSUERS.FR, keys: [], jwksUri: FR_KEYS };

  beforeAll(async () => {
    root = await example();
  });

  beforeEach(() => {
    now = NOW;
    asked = [];
    answer = () => Response.json({ keys: [{ ...root.keys.FR.jwk, kid: root.keys.FR.kid, alg: 'ES256' }] });
    keys = new IssuerKeys({ now: () => now }, fetchKeys);
  });

  it('takes a key in the root without asking anybody', async () => {
    const issuer = { ...remote, keys: [tokenKey(root.keys.NL)] };
    await expect(keys.find(issuer, root.keys.NL.kid)).resolves.toBe(issuer.keys[0]?.jwk);
    expect(asked).toEqual([]);
  });

  it('verifies a token with a key fetched from the address in the root', async () => {
    const membership = await membershipOf(root.payload, root.keys.root);
    const token = await signToken(goodClaims({ iss: ISSUERS.FR }), root.keys.FR);
    const principal = await verifyAccessToken(token, { membership, audience: AUDIENCE, now, keys });
    expect(principal.state).toBe('FR');
    expect(asked).toEqual([FR_KEYS]);
  });

  it('fetches once for many tokens', async () => {
    for (let turn = 0; turn < 5; turn++) await keys.find(remote, root.keys.FR.kid);
    expect(asked).toHaveLength(1);
  });

  it('fetches once under a flood of unknown key ids', async () => {
    const flood = Array.from({ length: 50 }, (_, turn) => keys.find(remote, `unknown-${turn}`));
    const outcomes = await Promise.allSettled(flood);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'TOKEN_KEY_UNKNOWN' } });
    }
    expect(asked).toHaveLength(1);
  });

  it('finds a new key once the interval is over', async () => {
    const next = await exampleKey();
    await keys.find(remote, root.keys.FR.kid);
    answer = () => Response.json({ keys: [{ ...next.jwk, kid: next.kid, alg: 'ES256' }] });
    await expect(keys.find(remote, next.kid)).rejects.toMatchObject({ code: 'TOKEN_KEY_UNKNOWN' });
    now = new Date(NOW.getTime() + 30_000);
    await expect(keys.find(remote, next.kid)).resolves.toBeDefined();
    await expect(keys.find(remote, root.keys.FR.kid)).rejects.toMatchObject({ code: 'TOKEN_KEY_UNKNOWN' });
    expect(asked).toHaveLength(2);
  });

  it('asks an address that fails once per interval', async () => {
    answer = () => new Response('', { status: 503 });
    for (let turn = 0; turn < 3; turn++) {
      await expect(keys.find(remote, 'any')).rejects.toMatchObject({ code: 'TOKEN_KEYS_UNAVAILABLE' });
    }
    expect(asked).toHaveLength(1);
    now = new Date(NOW.getTime() + 30_000);
    await expect(keys.find(remote, 'any')).rejects.toMatchObject({ code: 'TOKEN_KEYS_UNAVAILABLE' });
    expect(asked).toHaveLength(2);
  });

  it('does not follow a redirect', async () => {
    answer = () => new Response('', { status: 302, headers: { location: 'https://127.0.0.1/' } });
    await expect(keys.find(remote, 'any')).rejects.toMatchObject({ code: 'TOKEN_KEYS_UNAVAILABLE' });
    expect(asked).toEqual([FR_KEYS]);
  });

  it('does not use a fetched key of another kind', async () => {
    answer = () => Response.json({ keys: [{ kty: 'oct', k: 'AAAA', kid: 'shared' }] });
    await expect(keys.find(remote, 'shared')).rejects.toMatchObject({ code: 'TOKEN_KEY_UNKNOWN' });
  });

  it('knows no other key of an issuer without an address', async () => {
    const issuer = { iss: ISSUERS.NL, keys: [tokenKey(root.keys.NL)] };
    const { kid } = await exampleKey();
    await expect(keys.find(issuer, kid)).rejects.toMatchObject({ code: 'TOKEN_KEY_UNKNOWN' });
    expect(asked).toEqual([]);
  });
});
