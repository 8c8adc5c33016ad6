import type { JWK } from 'jose';

import type { IdentityErrorCode } from '#identity';

import { proofKey } from '../../../libs/identity/test/example-proof.js';
import type { NegativeRow } from './negative-row.type.js';
import type { TokenChange, TokenFixture } from './token-fixture.js';

type Row = NegativeRow<TokenFixture, IdentityErrorCode>;

const seconds = (offset: number): number => Math.floor(Date.now() / 1000) + offset;

/** A token with one thing wrong, and a good proof for it. */
const tokenRow = (
  id: string,
  input: string,
  code: IdentityErrorCode,
  change: (fixture: TokenFixture) => TokenChange,
): Row => ({
  id,
  input,
  code,
  attempt: async (fixture: TokenFixture): Promise<string> =>
    fixture.send({ token: await fixture.token(change(fixture)) }),
});

/** A good token, and a proof with one thing wrong. */
const proofRow = (
  id: string,
  input: string,
  code: IdentityErrorCode,
  change: (fixture: TokenFixture) => TokenChange | Promise<TokenChange>,
): Row => ({
  id,
  input,
  code,
  attempt: async (fixture: TokenFixture): Promise<string> => {
    const token = await fixture.token();
    return fixture.send({ token, proof: await fixture.proof(token, await change(fixture)) });
  },
});

const symmetric: JWK = { kty: 'oct', k: 'AAAA' };

/** Tokens and proofs that let nobody in, over HTTP. */
export const tokenRows: readonly Row[] = [
  tokenRow('E1', 'an id token', 'TOKEN_TYPE', () => ({ header: { typ: 'JWT' } })),
  tokenRow('E1', 'a token without a type', 'TOKEN_TYPE', () => ({ header: { typ: undefined } })),
  tokenRow('E2', 'a token for another service', 'TOKEN_AUDIENCE', () => ({
    claims: { aud: 'https://other.example/graphql' },
  })),
  tokenRow('E2', 'a token for two services', 'TOKEN_AUDIENCE', ({ node }) => ({
    claims: { aud: [`${node.url}/graphql`, 'https://other.example'] },
  })),
  tokenRow('E2', 'a token for this node in a list', 'TOKEN_AUDIENCE', ({ node }) => ({
    claims: { aud: [`${node.url}/graphql`] },
  })),
  tokenRow('E3', 'a token of an issuer that no member has', 'TOKEN_ISSUER_UNKNOWN', () => ({
    claims: { iss: 'https://id.example' },
  })),
  tokenRow('E3', "a token signed by NL in FR's name", 'TOKEN_KEY_UNKNOWN', () => ({
    claims: { iss: 'https://fr.demonstration.invalid/officers' },
  })),
  tokenRow('E4', 'a token that ended a second ago', 'TOKEN_EXPIRED', () => ({
    claims: { iat: seconds(-200), exp: seconds(-1) },
  })),
  tokenRow('E5', 'a token that is bound to no key, with a proof', 'TOKEN_UNBOUND', () => ({
    claims: { cnf: undefined },
  })),
  tokenRow('E5', 'a token bound to a certificate', 'TOKEN_CLAIMS', () => ({
    claims: { cnf: { 'x5t#S256': 'A'.repeat(43) } },
  })),
  {
    id: 'E6',
    input: 'a bound token sent as a bearer',
    code: 'TOKEN_BOUND',
    attempt: (fixture) => fixture.send({ scheme: 'Bearer' }),
  },
  { id: 'E7', input: 'no proof', code: 'DPOP_MISSING', attempt: (fixture) => fixture.send({ proof: null }) },
  {
    id: 'E8',
    input: 'a proof by another key',
    code: 'DPOP_KEY_OTHER',
    attempt: async (fixture: TokenFixture): Promise<string> => {
      const token = await fixture.token();
      return fixture.send({ token, proof: await fixture.proof(token, {}, await proofKey()) });
    },
  },
  {
    id: 'E8',
    input: "a proof that shows the token's key and is signed by another",
    code: 'DPOP_SIGNATURE',
    attempt: async (fixture: TokenFixture): Promise<string> => {
      const token = await fixture.token();
      const change = { header: { jwk: fixture.key.jwk } };
      return fixture.send({ token, proof: await fixture.proof(token, change, await proofKey()) });
    },
  },
  proofRow('E9', 'a proof for GET', 'DPOP_METHOD', () => ({ claims: { htm: 'GET' } })),
  proofRow('E9', 'a proof for a method in small letters', 'DPOP_METHOD', () => ({ claims: { htm: 'post' } })),
  proofRow('E9', 'a proof without a method', 'DPOP_METHOD', () => ({ claims: { htm: undefined } })),
  proofRow('E10', 'a proof for another host', 'DPOP_ADDRESS', () => ({
    claims: { htu: 'https://other.example/graphql' },
  })),
  proofRow('E10', 'a proof for another path', 'DPOP_ADDRESS', ({ node }) => ({
    claims: { htu: `${node.url}/log/checkpoint` },
  })),
  proofRow('E10', 'a proof for a path in capitals', 'DPOP_ADDRESS', ({ node }) => ({
    claims: { htu: `${node.url}/GraphQL` },
  })),
  proofRow('E10', 'a proof for a path with a stroke behind it', 'DPOP_ADDRESS', ({ node }) => ({
    claims: { htu: `${node.url}/graphql/` },
  })),
  proofRow('E10', 'a proof for another port', 'DPOP_ADDRESS', () => ({
    claims: { htu: 'http://127.0.0.1:1/graphql' },
  })),
  proofRow('E10', 'a proof for another scheme', 'DPOP_ADDRESS', ({ node }) => ({
    claims: { htu: `${node.url.replace('http:', 'https:')}/graphql` },
  })),
  proofRow('E10', 'a proof for an address with a name in it', 'DPOP_ADDRESS', ({ node }) => ({
    claims: { htu: `${node.url.replace('//', '//name@')}/graphql` },
  })),
  proofRow('E11', 'a proof that names no token', 'DPOP_TOKEN', () => ({ claims: { ath: undefined } })),
  proofRow('E11', 'a proof for another token', 'DPOP_TOKEN', () => ({ claims: { ath: 'A'.repeat(43) } })),
  proofRow('E12', 'a proof two minutes old', 'DPOP_TIME', () => ({ claims: { iat: seconds(-120) } })),
  proofRow('E12', 'a proof from the future', 'DPOP_TIME', () => ({ claims: { iat: seconds(120) } })),
  proofRow('E12', 'a proof without a time', 'DPOP_TIME', () => ({ claims: { iat: undefined } })),
  {
    id: 'E13',
    input: 'a proof a second time',
    code: 'DPOP_REPLAYED',
    attempt: async (fixture: TokenFixture): Promise<string> => {
      const token = await fixture.token();
      const proof = await fixture.proof(token);
      await fixture.send({ token, proof });
      return fixture.send({ token, proof });
    },
  },
  {
    id: 'E13',
    input: 'another proof with the same id',
    code: 'DPOP_REPLAYED',
    attempt: async (fixture: TokenFixture): Promise<string> => {
      const token = await fixture.token();
      await fixture.send({ token, proof: await fixture.proof(token, { claims: { jti: 'again' } }) });
      return fixture.send({ token, proof: await fixture.proof(token, { claims: { jti: 'again' } }) });
    },
  },
  proofRow('E13', 'a proof without an id', 'DPOP_CLAIMS', () => ({ claims: { jti: undefined } })),
  proofRow('E14', 'a proof without a nonce', 'DPOP_NONCE', () => ({ claims: { nonce: undefined } })),
  proofRow('E14', 'a proof with a made-up nonce', 'DPOP_NONCE', () => ({
    claims: { nonce: 'A'.repeat(30) },
  })),
  proofRow('E14', 'a proof with a nonce that is a number', 'DPOP_CLAIMS', () => ({ claims: { nonce: 7 } })),
  {
    id: 'E15',
    input: 'two proofs in two headers',
    code: 'DPOP_MALFORMED',
    attempt: async (fixture: TokenFixture): Promise<string> => {
      const token = await fixture.token();
      return fixture.send({ token, proof: [await fixture.proof(token), await fixture.proof(token)] });
    },
  },
  proofRow('E15', 'a proof that shows the private key', 'DPOP_KEY', ({ key }) => ({
    header: { jwk: key.privateJwk },
  })),
  proofRow('E15', 'a proof with a symmetric key', 'DPOP_KEY', () => ({ header: { jwk: symmetric } })),
  proofRow('E15', 'a proof without a key', 'DPOP_KEY', () => ({ header: { jwk: undefined } })),
  {
    id: 'E15',
    input: 'a proof that says alg none',
    code: 'DPOP_ALGORITHM',
    attempt: async (fixture: TokenFixture): Promise<string> => {
      const token = await fixture.token();
      const [, claims = ''] = (await fixture.proof(token)).split('.');
      const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'dpop+jwt', jwk: fixture.key.jwk }));
      return fixture.send({ token, proof: `${header.toString('base64url')}.${claims}.` });
    },
  },
  proofRow('E15', 'a token of another type as a proof', 'DPOP_TYPE', () => ({ header: { typ: 'at+jwt' } })),
  proofRow('E15', 'a proof with a parameter that changes what is signed', 'DPOP_HEADER', () => ({
    header: { b64: true, crit: ['b64'] },
  })),
  {
    id: 'E17',
    input: "a token for another node, with this one's proof",
    code: 'TOKEN_AUDIENCE',
    attempt: async (fixture: TokenFixture): Promise<string> =>
      fixture.send({ token: await fixture.token({ claims: { aud: 'http://127.0.0.1:2/graphql' } }) }),
  },
];
