import { encodeBase64Url } from '#kernel';
import { segment } from '../../../libs/statement/src/__fixtures__/forge.js';
import type { StatementFixture, StatementRow } from './statement-fixture.js';

const encoder = new TextEncoder();

/** Signs as HMAC with bytes that everybody knows: the attack on verifiers that believe the header. */
async function signedWithPublicKey(
  { forge }: StatementFixture,
  secret: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  const input = `${segment(forge.header({ alg: 'HS256' }))}.${segment(forge.payload())}`;
  return `${input}.${encodeBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(input))))}`;
}

async function spki({ forge }: StatementFixture): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', { ...forge.key.jwk }, algorithm, true, ['verify']);
  return new Uint8Array(await crypto.subtle.exportKey('spki', key));
}

/** Verifies under a membership whose key entry is not what the profile asks for. */
async function underKeyEntry(fixture: StatementFixture, changes: Record<string, unknown>): Promise<unknown> {
  const { forge, trust } = fixture;
  const key = { ...forge.key, ...changes };
  return fixture.verify(await forge.sign(), { ...trust, keyFor: () => key });
}

async function p384Key(): Promise<JsonWebKey> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-384' };
  const { publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  return crypto.subtle.exportKey('jwk', publicKey);
}

export const headerRows: readonly StatementRow[] = [
  {
    id: 'A1',
    input: 'alg none without signature',
    code: 'STATEMENT_ALGORITHM',
    attempt: (fixture: StatementFixture): Promise<unknown> => {
      const { forge } = fixture;
      return fixture.verify(`${segment(forge.header({ alg: 'none' }))}.${segment(forge.payload())}.`);
    },
  },
  {
    id: 'A1',
    input: 'alg none with a right signature',
    code: 'STATEMENT_ALGORITHM',
    attempt: (fixture) => fixture.header({ alg: 'none' }),
  },
  ...['None', 'nOnE'].map((alg): StatementRow => ({
    id: 'A2',
    input: `alg ${alg}`,
    code: 'STATEMENT_ALGORITHM',
    attempt: (fixture) => fixture.header({ alg }),
  })),
  {
    id: 'A3',
    input: 'HS256 with the public JWK as secret',
    code: 'STATEMENT_ALGORITHM',
    attempt: async (fixture: StatementFixture): Promise<unknown> => {
      const secret = encoder.encode(JSON.stringify(fixture.forge.key.jwk));
      return fixture.verify(await signedWithPublicKey(fixture, secret));
    },
  },
  {
    id: 'A3',
    input: 'HS256 with the DER public key as secret',
    code: 'STATEMENT_ALGORITHM',
    attempt: async (fixture: StatementFixture): Promise<unknown> =>
      fixture.verify(await signedWithPublicKey(fixture, await spki(fixture))),
  },
  ...['ES384', 'EdDSA', 'Ed25519', 'es256', ' ES256'].map((alg): StatementRow => ({
    id: 'A4',
    input: `header alg ${JSON.stringify(alg)} on an ES256 key`,
    code: 'STATEMENT_ALGORITHM',
    attempt: (fixture) => fixture.header({ alg }),
  })),
  ...['ES384', 'EdDSA'].map((alg): StatementRow => ({
    id: 'A4',
    input: `ES256 on a key entry of ${alg}`,
    code: 'STATEMENT_KEY_ALGORITHM',
    attempt: (fixture) => underKeyEntry(fixture, { alg }),
  })),
  {
    id: 'A4',
    input: 'ES256 on a key entry that holds a P-384 key',
    code: 'STATEMENT_KEY_ALGORITHM',
    attempt: async (fixture: StatementFixture): Promise<unknown> =>
      underKeyEntry(fixture, { jwk: await p384Key() }),
  },
  {
    id: 'A5',
    input: 'no kid',
    code: 'STATEMENT_KEY_ID',
    attempt: (fixture) => fixture.header({ kid: undefined }),
  },
  {
    id: 'A6',
    input: 'kid of a key that no member has',
    code: 'STATEMENT_KEY_UNKNOWN',
    attempt: (fixture) => fixture.header({ kid: `${'A'.repeat(42)}Q` }),
  },
  ...[
    ['a path', '../../x'],
    ['SQL', "' OR 1=1"],
    ['4 KB', 'A'.repeat(4096)],
    ['NUL', `${'A'.repeat(42)}\u0000`],
    ['a number', 7],
  ].map(([what, kid]): StatementRow => ({
    id: 'A7',
    input: `kid is ${what}`,
    code: 'STATEMENT_KEY_ID',
    attempt: (fixture) => fixture.header({ kid }),
  })),
  ...membersRows('A8', { jku: 'https://keys.example/jwks' }, { x5u: 'https://keys.example/chain' }),
  ...membersRows('A9', { jwk: { kty: 'EC' } }, { x5c: ['AAAA'] }, { 'x5t#S256': 'AAAA' }),
  ...membersRows('A10', { crit: [] }, { crit: ['exp'], exp: 1 }, { crit: null }),
  ...membersRows('A11', { b64: false }, { b64: false, crit: ['b64'] }, { b64: true }),
  ...['at+jwt', 'JWT', 'refusal+sd-jwt', 'REGISTER-STATEMENT+SD-JWT', undefined].map((typ): StatementRow => ({
    id: 'A12',
    input: typ === undefined ? 'no typ' : `typ ${typ}`,
    code: 'STATEMENT_TYPE',
    attempt: (fixture) => fixture.header({ typ }),
  })),
];

function membersRows(id: string, ...additions: Record<string, unknown>[]): StatementRow[] {
  return additions.map((members) => ({
    id,
    input: `header with ${JSON.stringify(members)}`,
    code: 'STATEMENT_HEADER_MEMBERS',
    attempt: (fixture) => fixture.header(members),
  }));
}
