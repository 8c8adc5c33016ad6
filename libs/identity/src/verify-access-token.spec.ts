import { CompactSign, importJWK, type JWTPayload, SignJWT } from 'jose';

import { epochSeconds } from '#kernel';
import { Membership } from '#membership';

import {
  AUDIENCE,
  type Example,
  example,
  exampleKey,
  goodClaims,
  ISSUERS,
  membershipOf,
  NOW,
  signToken,
} from '../test/example-tokens.js';
import { type Principal, verifyAccessToken } from './index.js';

const AT = epochSeconds(NOW);

describe('verifyAccessToken', () => {
  let root: Example;
  let membership: Membership;

  beforeAll(async () => {
    root = await example();
    membership = await membershipOf(root.payload, root.keys.root);
  });

  const verify = (token: string, now = NOW): Promise<Principal> =>
    verifyAccessToken(token, { membership, audience: AUDIENCE, now });

  const withClaims = (change: Record<string, unknown>) => signToken(goodClaims(change), root.keys.NL);

  const segment = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  describe('on a good token', () => {
    it('says who it speaks for', async () => {
      await expect(verify(await withClaims({}))).resolves.toEqual({
        state: 'NL',
        officer: 'officer-7',
        roles: new Set(['reader', 'drafter']),
        issuer: ISSUERS.NL,
        clientId: 'case-system',
        tokenId: 'token-1',
        demo: false,
        expiresAt: new Date((AT + 200) * 1000),
      });
    });

    it('takes the long form of the type', async () => {
      const token = await signToken(goodClaims(), root.keys.NL, { typ: 'application/at+jwt' });
      await expect(verify(token)).resolves.toMatchObject({ state: 'NL' });
    });

    it('takes the state from the root and not from a claim', async () => {
      const token = await withClaims({ state: 'FR', country: 'FR' });
      await expect(verify(token)).resolves.toMatchObject({ state: 'NL' });
    });

    it('takes a lifetime of exactly five minutes', async () => {
      await expect(verify(await withClaims({ iat: AT, exp: AT + 300 }))).resolves.toBeDefined();
    });

    it('takes an issuer whose clock is a minute ahead', async () => {
      await expect(verify(await withClaims({ iat: AT + 60, exp: AT + 300 }))).resolves.toBeDefined();
    });
  });

  describe('on form', () => {
    it.each<[string, (token: string) => string]>([
      ['an empty text', () => ''],
      ['two segments', (token) => token.split('.').slice(0, 2).join('.')],
      ['four segments', (token) => `${token}.`],
      ['padding', (token) => `${token}==`],
      ['a line break in the signature', (token) => `${token}\n`],
      ['a space before it', (token) => ` ${token}`],
      ['set trailing bits in the signature', (token) => `${token.slice(0, -1)}${trailing(token.slice(-1))}`],
      ['the other alphabet', (token) => `${token.slice(0, -2)}+/`],
      ['more than 8,192 characters', (token) => `${'A'.repeat(8192)}${token}`],
      ['claims that are a list', (token) => withSegment(token, 1, segment([]))],
      ['claims that are no JSON', (token) => withSegment(token, 1, 'AAAA')],
      ['a header that is a text', (token) => withSegment(token, 0, segment('at+jwt'))],
      ['a claim given twice', (token) => withSegment(token, 1, repeatedClaim())],
    ])('refuses a token with %s', async (_, spoil) => {
      await expect(verify(spoil(await withClaims({})))).rejects.toMatchObject({ code: 'TOKEN_MALFORMED' });
    });

    /** The base64url character after this one: 64 bytes leave four bits of the last one unused. */
    function trailing(character: string): string {
      const next = { A: 'B', Q: 'R', g: 'h', w: 'x' }[character];
      if (next === undefined) throw new Error('The signature was not canonical to begin with.');
      return next;
    }

    function withSegment(token: string, place: number, text: string): string {
      return token.split('.').with(place, text).join('.');
    }

    function repeatedClaim(): string {
      const text = JSON.stringify(goodClaims()).replace('{', '{"sub":"officer-1",');
      return Buffer.from(text).toString('base64url');
    }
  });

  describe('on the header', () => {
    it.each(['JWT', 'AT+JWT', 'dpop+jwt', 'register-statement+sd-jwt', undefined])(
      'refuses a token of type %s',
      async (typ) => {
        const token = await signToken(goodClaims(), root.keys.NL, { typ });
        await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_TYPE' });
      },
    );

    it('refuses an id token as an access token', async () => {
      const token = await signToken(goodClaims({ nonce: 'n' }), root.keys.NL, { typ: 'JWT' });
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_TYPE' });
    });

    it.each(['none', 'None', 'nOnE'])('refuses algorithm %s', async (alg) => {
      const parts = [segment({ alg, kid: root.keys.NL.kid, typ: 'at+jwt' }), segment(goodClaims())];
      const token = [...parts, ''].join('.');
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_ALGORITHM' });
    });

    it('refuses HS256 with the public key as the secret', async () => {
      const secret = new TextEncoder().encode(JSON.stringify(root.keys.NL.jwk));
      const token = await new SignJWT(goodClaims())
        .setProtectedHeader({ alg: 'HS256', kid: root.keys.NL.kid, typ: 'at+jwt' })
        .sign(secret);
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_ALGORITHM' });
    });

    it.each([
      ['jku', 'https://keys.example'],
      ['jwk', { kty: 'EC' }],
      ['x5u', 'https://keys.example'],
      ['x5c', ['AAAA']],
      ['b64', true],
    ])('refuses a header with %s', async (name, value) => {
      const token = await signToken(goodClaims(), root.keys.NL, { [name]: value });
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_HEADER', path: [name] });
    });

    it('refuses a header with crit', async () => {
      const header = { alg: 'ES256', kid: root.keys.NL.kid, typ: 'at+jwt', crit: ['exp'] };
      const token = [segment(header), segment(goodClaims()), 'A'.repeat(86)].join('.');
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_HEADER', path: ['crit'] });
    });

    it('refuses a header that names no key', async () => {
      const token = await signToken(goodClaims(), root.keys.NL, { kid: undefined });
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_HEADER', path: ['kid'] });
    });
  });

  describe('on issuer and signature', () => {
    it.each([
      'https://id.be.example',
      'https://id.nl.example/',
      'https://ID.nl.example',
      'constructor',
      undefined,
    ])('refuses issuer %s, which no member vouches for', async (iss) => {
      await expect(verify(await withClaims({ iss }))).rejects.toMatchObject({ code: 'TOKEN_ISSUER_UNKNOWN' });
    });

    it('refuses a token signed by a key of another state', async () => {
      const token = await signToken(goodClaims(), root.keys.FI);
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_KEY_UNKNOWN' });
    });

    it.each(['../../x', "' OR 1=1", '\0', 'x'.repeat(4096)])('refuses key id %j', async (kid) => {
      const token = await signToken(goodClaims(), root.keys.NL, { kid });
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_KEY_UNKNOWN' });
    });

    it('refuses a key of another under the id of the right one', async () => {
      const token = await signToken(goodClaims(), await exampleKey(), { kid: root.keys.NL.kid });
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_SIGNATURE' });
    });

    it.each([0, 63, 65])('refuses a signature of %d bytes', async (length) => {
      const signature = Buffer.alloc(length, 1).toString('base64url');
      const token = (await withClaims({})).split('.').with(2, signature).join('.');
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_SIGNATURE' });
    });

    it('refuses claims that were altered after signing', async () => {
      const token = (await withClaims({})).split('.').with(1, segment(goodClaims({ roles: ['steward'] })));
      await expect(verify(token.join('.'))).rejects.toMatchObject({ code: 'TOKEN_SIGNATURE' });
    });

    it('refuses an issuer that the next root no longer names', async () => {
      const payload = structuredClone(root.payload);
      for (const state of payload.states) if (state.code === 'NL') state.tokenIssuers = [];
      const token = await withClaims({});
      const later = { membership: await membershipOf(payload, root.keys.root), audience: AUDIENCE, now: NOW };
      await expect(verify(token)).resolves.toBeDefined();
      await expect(verifyAccessToken(token, later)).rejects.toMatchObject({ code: 'TOKEN_ISSUER_UNKNOWN' });
    });
  });

  describe('on membership', () => {
    it('refuses a state before its first day', async () => {
      const claims = goodClaims({ iss: ISSUERS.FI });
      const token = await signToken(claims, root.keys.FI);
      await expect(verify(token)).rejects.toMatchObject({ code: 'STATE_NOT_A_MEMBER' });
    });

    it('takes a state from its first day on', async () => {
      const first = new Date('2026-12-01T00:00:00Z');
      const claims = goodClaims({ iss: ISSUERS.FI, iat: epochSeconds(first), exp: epochSeconds(first) + 60 });
      const token = await signToken(claims, root.keys.FI);
      await expect(verify(token, first)).resolves.toMatchObject({ state: 'FI' });
    });
  });

  describe('on demonstration', () => {
    it('refuses a demonstration token at a configured root', async () => {
      const token = await withClaims({ demo: true });
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_DEMONSTRATION' });
    });

    it.each(['https://id.nl.demonstration.invalid', 'https://ID.NL.DEMONSTRATION.INVALID/x'])(
      'refuses the demonstration issuer %s at a configured root',
      async (iss) => {
        await expect(verify(await withClaims({ iss }))).rejects.toMatchObject({
          code: 'TOKEN_DEMONSTRATION',
        });
      },
    );

    it('says of a token at a demonstration root whether its officer is made up', async () => {
      const payload = { ...root.payload, demo: true as const };
      const trust = { membership: await membershipOf(payload, root.keys.root), audience: AUDIENCE, now: NOW };
      const madeUp = await verifyAccessToken(await withClaims({ demo: true }), trust);
      const real = await verifyAccessToken(await withClaims({}), trust);
      expect([madeUp.demo, real.demo]).toEqual([true, false]);
      await expect(verifyAccessToken(await withClaims({ demo: 'yes' }), trust)).rejects.toMatchObject({
        code: 'TOKEN_CLAIMS',
      });
    });
  });

  describe('on times', () => {
    it('takes a token until its expiry and refuses it from then on', async () => {
      const token = await withClaims({ iat: AT - 100, exp: AT });
      await expect(verify(token, new Date((AT - 1) * 1000))).resolves.toBeDefined();
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
    });

    it('refuses a token that expired a second ago', async () => {
      const token = await withClaims({ iat: AT - 100, exp: AT - 1 });
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
    });

    it.each([
      ['of six minutes', { iat: AT, exp: AT + 360 }],
      ['of five minutes and a second', { iat: AT, exp: AT + 301 }],
      ['of nothing', { iat: AT + 30, exp: AT + 30 }],
      ['of a year, backdated', { iat: AT - 31_536_000, exp: AT + 100 }],
    ])('refuses a lifetime %s', async (_, times) => {
      await expect(verify(await withClaims(times))).rejects.toMatchObject({ code: 'TOKEN_LIFETIME' });
    });

    it.each([
      ['issued 61 seconds ahead', { iat: AT + 61, exp: AT + 200 }],
      ['not to be used before 61 seconds ahead', { nbf: AT + 61 }],
    ])('refuses a token %s', async (_, times) => {
      await expect(verify(await withClaims(times))).rejects.toMatchObject({ code: 'TOKEN_NOT_YET_VALID' });
    });
  });

  describe('on the audience', () => {
    it.each([
      ['that of another node', 'https://node.fr.example/graphql'],
      ['that of this node with a slash', `${AUDIENCE}/`],
      ['a list with this node', [AUDIENCE]],
      ['a list with two nodes', [AUDIENCE, 'https://node.fr.example/graphql']],
      ['absent', undefined],
    ])('refuses an audience that is %s', async (_, aud) => {
      await expect(verify(await withClaims({ aud }))).rejects.toMatchObject({ code: 'TOKEN_AUDIENCE' });
    });
  });

  describe('on the other claims', () => {
    const wrong: [string, Record<string, unknown>][] = [
      ['no sub', { sub: undefined }],
      ['an empty sub', { sub: '' }],
      ['a sub with a line break', { sub: 'officer\n7' }],
      ['a sub of 256 characters', { sub: 'x'.repeat(256) }],
      ['no client_id', { client_id: undefined }],
      ['no jti', { jti: undefined }],
      ['no iat', { iat: undefined }],
      ['no exp', { exp: undefined }],
      ['an exp that is a text', { exp: String(AT + 200) }],
      ['an iat that is a text', { iat: String(AT) }],
      ['an nbf that is a text', { nbf: '0' }],
      ['no roles', { roles: undefined }],
      ['an empty list of roles', { roles: [] }],
      ['roles in one text', { roles: 'reader drafter' }],
      ['a role that does not exist', { roles: ['reader', 'admin'] }],
      ['a role given twice', { roles: ['reader', 'reader'] }],
      ['a role that is a list', { roles: [['reader']] }],
      ['an act that is a text', { act: 'gateway' }],
      ['an act that names another than the client', { act: { sub: 'gateway' } }],
      ['an act within an act', { act: { sub: 'case-system', act: { sub: 'other' } } }],
      ['an act of nobody', { act: {} }],
    ];

    it.each(wrong)('refuses a token with %s', async (_, change) => {
      const token = await signRaw(goodClaims(change));
      await expect(verify(token)).rejects.toMatchObject({
        code: 'TOKEN_CLAIMS',
        path: Object.keys(change),
      });
    });

    it('says which client acts for the officer', async () => {
      const token = await withClaims({ act: { sub: 'case-system' } });
      await expect(verify(token)).resolves.toMatchObject({ officer: 'officer-7', actor: 'case-system' });
      await expect(verify(await withClaims({}))).resolves.toMatchObject({ actor: undefined });
    });

    it("takes the issuer's own names of roles as the root maps them, and no others", async () => {
      const mapped = structuredClone(root.payload);
      const [issuer] = mapped.states[0]?.tokenIssuers ?? [];
      Object.assign(issuer ?? {}, { roles: [{ claim: 'behandelaar', roles: ['reader', 'drafter'] }] });
      const trust = { membership: await membershipOf(mapped, root.keys.root), audience: AUDIENCE, now: NOW };
      const token = await withClaims({ roles: ['behandelaar'] });
      await expect(verifyAccessToken(token, trust)).resolves.toMatchObject({
        roles: new Set(['reader', 'drafter']),
      });
      await expect(verifyAccessToken(await withClaims({}), trust)).rejects.toMatchObject({
        code: 'TOKEN_CLAIMS',
        path: ['roles'],
      });
    });

    it('says which key a token is bound to', async () => {
      const token = await withClaims({ cnf: { jkt: root.keys.FR.kid } });
      await expect(verify(token)).resolves.toMatchObject({ boundTo: root.keys.FR.kid });
    });

    it('never repeats a claim in the message of a refusal', async () => {
      const token = await withClaims({ sub: 'Zanzibar', roles: ['Zanzibar'] });
      const refusal: unknown = await verify(token).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: 'TOKEN_CLAIMS' });
      expect(String(refusal)).not.toContain('Zanzibar');
    });
  });

  async function signRaw(claims: JWTPayload): Promise<string> {
    // The token signer's own checks would refuse a text where a number belongs.
    return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'ES256', kid: root.keys.NL.kid, typ: 'at+jwt' })
      .sign(await importJWK(root.keys.NL.privateJwk, 'ES256'));
  }
});
