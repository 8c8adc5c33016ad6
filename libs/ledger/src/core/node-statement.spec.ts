import { canonicalText, encodeBase64Url } from '#kernel';

import { testSigner } from '../../test/test-signer.js';
import {
  type NodeStatementClaims,
  issueNodeStatement,
  parseNodeStatement,
  verifyNodeStatement,
} from './node-statement.js';
import { signNodeToken } from './node-token.js';
import type { Signer } from './signer.js';

const ORIGIN = 'example.org/log';
const signer = testSigner('node');

const claims: NodeStatementClaims = {
  iss: ORIGIN,
  iat: 1_795_521_600,
  jti: 'AAAAAAAAAAAAAAAAAAAAAA',
  kind: 'journal-head',
  day: '2026-11-24',
  seq: 12,
};

const keyFor = (keyId: string): Uint8Array | undefined =>
  keyId === signer.keyId ? signer.publicKey : undefined;
const verify = (entry: string) => verifyNodeStatement(entry, ORIGIN, keyFor);
const segment = (text: string): string => encodeBase64Url(Buffer.from(text));

const HEADER = canonicalText({ alg: 'Ed25519', kid: signer.keyId, typ: 'register-node-statement+jwt' });

/** Signed by the node's key, whatever the text. */
async function signed(header: string, payload: string, by: Signer = signer): Promise<string> {
  const input = `${segment(header)}.${segment(payload)}`;
  return `${input}.${encodeBase64Url(await by.sign(Buffer.from(input)))}`;
}

const malformed = { code: 'NODE_TOKEN_MALFORMED' };
const unverified = { code: 'NODE_TOKEN_UNVERIFIED' };

describe('a statement of a node', () => {
  it('is read back as it was issued, and is the same bytes each time', async () => {
    const entry = await issueNodeStatement(signer, claims);
    expect(await verify(entry)).toEqual({ keyId: signer.keyId, claims });
    expect(parseNodeStatement(entry)).toEqual({ keyId: signer.keyId, claims });
    expect(await issueNodeStatement(signer, { ...claims })).toBe(entry);
  });

  it('asks for the key as of the time that it names', async () => {
    const times: Date[] = [];
    const entry = await issueNodeStatement(signer, claims);
    await verifyNodeStatement(entry, ORIGIN, (keyId, at) => {
      times.push(at);
      return keyFor(keyId);
    });
    expect(times).toEqual([new Date(claims.iat * 1000)]);
  });

  it('is refused with any character changed', async () => {
    const entry = await issueNodeStatement(signer, claims);
    for (let place = 0; place < entry.length; place += 1) {
      const other = entry[place] === 'A' ? 'B' : 'A';
      const changed = entry.slice(0, place) + other + entry.slice(place + 1);
      await expect(verify(changed)).rejects.toMatchObject({
        code: expect.stringMatching(/^NODE_TOKEN_(MALFORMED|UNVERIFIED)$/) as string,
      });
    }
  });

  it('is refused when another node, an unknown key or the key of another has signed it', async () => {
    const entry = await issueNodeStatement(signer, claims);
    await expect(verifyNodeStatement(entry, 'elsewhere.example/log', keyFor)).rejects.toMatchObject(
      unverified,
    );
    await expect(verify(await issueNodeStatement(testSigner('unknown'), claims))).rejects.toMatchObject(
      unverified,
    );
    const forged = await signed(HEADER, canonicalText(claims), testSigner('unknown'));
    await expect(verify(forged)).rejects.toMatchObject(unverified);
  });

  it.each([
    ['another algorithm', HEADER.replace('Ed25519', 'none')],
    ['another type', HEADER.replace('node-statement', 'check-receipt')],
    ['a further member', HEADER.replace('}', ',"x5u":"https://example.org"}')],
    ['members in another order', `{"typ":${HEADER.slice(1, -1).split('"typ":')[1] ?? ''},"alg":"Ed25519"}`],
    ['no key', '{"alg":"Ed25519","typ":"register-node-statement+jwt"}'],
  ])('is refused with a header of %s', async (_, header) => {
    await expect(verify(await signed(header, canonicalText(claims)))).rejects.toMatchObject(malformed);
  });

  it.each([
    ['a member twice', canonicalText(claims).replace('{', '{"day":"2026-11-23",')],
    ['white space', JSON.stringify(claims, null, 1)],
    ['a number that others round', canonicalText(claims).replace('12', '12345678901234567890')],
    ['an array', '[]'],
    ['no JSON', '{"iss":'],
    ['arrays in arrays', '['.repeat(40_000)],
    ['a byte order mark', `\uFEFF${canonicalText(claims)}`],
    ['no time', canonicalText({ ...claims, iat: undefined })],
    ['a time before all', canonicalText({ ...claims, iat: -1 })],
    ['a time beyond all', canonicalText({ ...claims, iat: 8_640_000_000_001 })],
    ['half a second', canonicalText({ ...claims, iat: 1.5 })],
    ['an id of 15 bytes', canonicalText({ ...claims, jti: 'AAAAAAAAAAAAAAAAAAAA' })],
    ['no node', canonicalText({ ...claims, iss: undefined })],
    ['an unknown kind', canonicalText({ ...claims, kind: 'decision' })],
  ])('is refused when it holds %s', async (_, payload) => {
    await expect(verify(await signed(HEADER, payload))).rejects.toMatchObject(malformed);
  });

  it.each([
    ['of two segments', (entry: string) => entry.slice(0, entry.lastIndexOf('.'))],
    ['of four segments', (entry: string) => `${entry}.AA`],
    ['with padding', (entry: string) => `${entry}==`],
    ['with a shorter signature', (entry: string) => entry.slice(0, -2)],
    ['that no log takes for its length', (entry: string) => entry.padEnd(65_536, 'A')],
  ])('is refused as a text %s', async (_, change) => {
    await expect(verify(change(await issueNodeStatement(signer, claims)))).rejects.toMatchObject(malformed);
  });

  it('is not what a token of another type of the node is', async () => {
    const receipt = await signNodeToken(signer, 'register-check-receipt+jwt', claims);
    await expect(verify(receipt)).rejects.toMatchObject(malformed);
  });
});
