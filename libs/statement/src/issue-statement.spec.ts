import { encodeBase64Url, decodeBase64Url } from '#kernel';
import { AFTER, Forge, ISSUER, NOW } from './__fixtures__/forge.js';
import { refusalOfPromise } from './__fixtures__/refusal-code.js';
import { seededRandomness } from './__fixtures__/seeded-randomness.js';
import { digestText } from './digest-text.js';
import { issueStatement, type IssuedStatement, type StatementToIssue } from './issue-statement.js';
import { openDisclosures } from './open-disclosures.js';
import { newPartName, type PartName } from './part-name.js';
import { parseStatement } from './parse-statement.js';
import { signingInputHash } from './signing-input-hash.js';
import { verifyStatement } from './verify-statement.js';

const text = (segment = ''): string => new TextDecoder().decode(decodeBase64Url(segment));

describe('issueStatement', () => {
  let forge: Forge;

  beforeAll(async () => {
    forge = await Forge.create();
  });

  const issue = (changes: Partial<StatementToIssue> = {}): Promise<IssuedStatement> =>
    issueStatement({
      parts: parts(3),
      iss: ISSUER,
      after: AFTER,
      clock: { now: () => NOW },
      randomness: seededRandomness(5),
      signer: forge.signer,
      ...changes,
    });

  it('issues what the verifier accepts and opens', async () => {
    const issued = await issue();
    const verified = await verifyStatement(issued.signedPart, forge.trust());
    expect(verified.claims).toMatchObject({ iss: ISSUER, iat: forge.iat, jti: issued.jti, after: AFTER });
    expect(openDisclosures(verified, [...issued.disclosures.values()]).size).toBe(3);
  });

  it('writes the header in one way', async () => {
    const [header] = (await issue()).signedPart.split('.');
    expect(text(header)).toBe(`{"alg":"ES256","kid":"${forge.key.kid}","typ":"register-statement+sd-jwt"}`);
  });

  it.each([
    [1, 32],
    [31, 32],
    [32, 64],
    [64, 128],
    [200, 256],
    [256, 512],
  ])('hides that there are %i parts among %i digests', async (count, bucket) => {
    const issued = await issue({ parts: parts(count) });
    const digests = parseStatement(issued.signedPart).claims._sd;
    expect(digests.length).toBe(bucket);
    for (const disclosure of issued.disclosures.values()) expect(digests).toContain(digestText(disclosure));
  });

  it('gives the same length of signed part to any content of one bucket', async () => {
    const short = await issue({ parts: new Map([['head', {}]]) });
    const long = await issue({ parts: new Map([...parts(31)].map(([name]) => [name, 'a'.repeat(2000)])) });
    expect(short.signedPart.length).toBe(long.signedPart.length);
  });

  it('pads the payload to whole blocks with white space before the closing brace', async () => {
    const [, payload] = (await issue({ iss: `${ISSUER}/authority` })).signedPart.split('.');
    expect(text(payload).length % 768).toBe(0);
    expect(text(payload)).toMatch(/] +}$/);
    expect(payload?.length).toBe((text(payload).length / 768) * 1024);
  });

  it('marks demonstration data, and nothing else, as such', async () => {
    expect(parseStatement((await issue({ demo: true })).signedPart).claims.demo).toBe(true);
    expect(parseStatement((await issue({ demo: false })).signedPart).claims).not.toHaveProperty('demo');
  });

  it('salts every part with 32 bytes of its own', async () => {
    const issued = await issue({ parts: parts(20) });
    const salts = [...issued.disclosures.values()].map(
      (disclosure) => (JSON.parse(text(disclosure)) as string[])[0],
    );
    expect(new Set(salts).size).toBe(20);
    expect(salts.every((salt) => decodeBase64Url(salt ?? '')?.length === 32)).toBe(true);
  });

  it('gives the same bytes before the signature for the same chance, and others for another', async () => {
    const [one, same, other] = await Promise.all([
      issue(),
      issue(),
      issue({ randomness: seededRandomness(99) }),
    ]);
    expect(signingInputHash(same.signedPart)).toBe(signingInputHash(one.signedPart));
    expect(signingInputHash(other.signedPart)).not.toBe(signingInputHash(one.signedPart));
    expect(other.jti).not.toBe(one.jti);
  });

  it.each<[string, Partial<StatementToIssue>, string]>([
    ['257 parts', { parts: parts(257) }, 'DISCLOSURE_TOO_MANY'],
    ['an issuer that is no URL', { iss: 'NL' }, 'STATEMENT_ISSUER at payload/iss'],
    ['a root of 31 bytes', { after: { ...AFTER, root: 'AAAA' } }, 'STATEMENT_AFTER at payload/after'],
    ['a size that is not whole', { after: { ...AFTER, size: -1 } }, 'STATEMENT_AFTER at payload/after'],
    ['a name outside the grammar', { parts: new Map([['_sd' as PartName, {}]]) }, 'DISCLOSURE_NAME'],
    ['a part of 70 KB', { parts: new Map([['head', 'a'.repeat(70_000)]]) }, 'DISCLOSURE_TOO_LARGE at head'],
    ['half a surrogate pair', { parts: new Map([['head', '\ud800']]) }, 'JSON_SURROGATE at head'],
    ['a fraction', { parts: new Map([['head', 0.5]]) }, 'JSON_NUMBER at head'],
  ])('does not sign %s', async (_what, changes, refusal) => {
    let signed = 0;
    const sign = (input: Uint8Array<ArrayBuffer>) => (signed++, forge.signer.sign(input));
    expect(await refusalOfPromise(issue({ ...changes, signer: { kid: forge.key.kid, sign } }))).toBe(refusal);
    expect(signed).toBe(0);
  });

  it('hands the signer the signing input and nothing more', async () => {
    const inputs: string[] = [];
    const sign = (input: Uint8Array) => (
      inputs.push(new TextDecoder().decode(input)),
      Promise.resolve(new Uint8Array(64))
    );
    const { signedPart } = await issue({ signer: { kid: forge.key.kid, sign } });
    expect(signedPart).toBe(`${inputs[0]}.${encodeBase64Url(new Uint8Array(64))}`);
  });
});

/** So many parts with names of the grammar. */
function parts(count: number): Map<PartName, unknown> {
  const found = new Map<PartName, unknown>([['head', { kind: 'decision' }]]);
  const randomness = seededRandomness(count);
  while (found.size < count) found.set(newPartName('ground', randomness), { code: 'SEC-01' });
  return found;
}
