import { proofKey } from '../../../libs/identity/test/example-proof.js';
import type { AssertionChange, AssertionFixture } from './assertion-fixture.js';
import type { NegativeRow } from './negative-row.type.js';

type Row = NegativeRow<AssertionFixture>;

const DAY = 86_400;
const seconds = (): number => Math.floor(Date.now() / 1000);

/** An assertion with one thing wrong. */
const row = (input: string, change: (fixture: AssertionFixture) => AssertionChange): Row => ({
  id: 'E16',
  input,
  code: 'INVALID_CLIENT',
  attempt: async (fixture: AssertionFixture): Promise<string> =>
    fixture.send(await fixture.assertion(change(fixture))),
});

/** Assertions of clients that get no token from the embedded issuer, over HTTP. */
export const assertionRows: readonly Row[] = [
  {
    id: 'E16',
    input: 'an assertion a second time',
    code: 'INVALID_CLIENT',
    attempt: async (fixture: AssertionFixture): Promise<string> => {
      const assertion = await fixture.assertion();
      await fixture.send(assertion);
      return fixture.send(assertion);
    },
  },
  row('an assertion for the address of tokens', ({ tokenUrl }) => ({ claims: { aud: tokenUrl } })),
  row('an assertion for the issuer in a list', ({ issuer }) => ({ claims: { aud: [issuer] } })),
  row('an assertion for the issuer and another', ({ issuer }) => ({
    claims: { aud: [issuer, 'https://other.example'] },
  })),
  row('an assertion for nobody', () => ({ claims: { aud: undefined } })),
  row("an assertion in another's name", () => ({ claims: { iss: 'nl-gateway' } })),
  row('an assertion about another', () => ({ claims: { sub: 'nl-gateway' } })),
  row('an assertion that lives for a day', () => ({ claims: { exp: seconds() + DAY } })),
  row('an assertion that does not say when it was made', () => ({ claims: { iat: undefined } })),
  row('an assertion without an end', () => ({ claims: { exp: undefined } })),
  row('an assertion that is over', () => ({ claims: { iat: seconds() - 100, exp: seconds() - 40 } })),
  row('an assertion without an id', () => ({ claims: { jti: undefined } })),
  {
    id: 'E16',
    input: 'HS256 with the public key as the secret',
    code: 'INVALID_CLIENT',
    attempt: async (fixture: AssertionFixture): Promise<string> => {
      const secret = new TextEncoder().encode(JSON.stringify(fixture.client.publicJwk));
      return fixture.send(await fixture.assertion({ header: { alg: 'HS256' } }, secret));
    },
  },
  {
    id: 'E16',
    input: 'no signature',
    code: 'INVALID_CLIENT',
    attempt: async (fixture: AssertionFixture): Promise<string> => {
      const [, claims = ''] = (await fixture.assertion()).split('.');
      const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
      return fixture.send(`${header}.${claims}.`);
    },
  },
  {
    id: 'E16',
    input: 'an assertion by another key',
    code: 'INVALID_CLIENT',
    attempt: async (fixture: AssertionFixture): Promise<string> =>
      fixture.send(await fixture.assertion({}, (await proofKey()).privateJwk)),
  },
];
