import { Forge, ISSUER, NOW, segment } from './__fixtures__/forge.js';
import { refusalOf, refusalOfPromise } from './__fixtures__/refusal-code.js';
import { parseStatement } from './parse-statement.js';
import type { PublicJwk, StatementKey } from './statement.type.js';
import { FORM_STEPS, VERIFICATION_STEPS } from './verification-steps.js';
import { verifyStatement } from './verify-statement.js';

const seconds = (at: Date, more: number): Date => new Date(at.getTime() + more * 1000);

describe('verifyStatement', () => {
  let forge: Forge;
  let signedPart: string;

  beforeAll(async () => {
    forge = await Forge.create();
    signedPart = await forge.sign();
  });

  const verifyUnder = (changes: Partial<StatementKey>): Promise<string> =>
    refusalOfPromise(verifyStatement(signedPart, { now: NOW, keyFor: () => ({ ...forge.key, ...changes }) }));

  it('returns header, claims and the key that the membership holds', async () => {
    const verified = await verifyStatement(signedPart, forge.trust());
    expect(verified.signedPart).toBe(signedPart);
    expect(verified.header.kid).toBe(forge.key.kid);
    expect(verified.claims).toMatchObject({ iss: ISSUER, iat: forge.iat });
    expect(verified.key).toBe(forge.key);
  });

  it('names its steps in the order of the profile', () => {
    expect(VERIFICATION_STEPS.map(({ name }) => name)).toEqual([
      'size',
      'segments',
      'base64url',
      'utf-8',
      'json',
      'header',
      'key',
      'signature',
      'claims',
      'time',
    ]);
  });

  it('asks for a key only after the form was found right', async () => {
    const asked: string[] = [];
    const keyFor = (kid: string): undefined => void asked.push(kid);
    await refusalOfPromise(verifyStatement('a.b.c', { now: NOW, keyFor }));
    expect(asked).toEqual([]);
    await refusalOfPromise(verifyStatement(signedPart, { now: NOW, keyFor }));
    expect(asked).toEqual([forge.key.kid]);
  });

  it('does not believe the claims of a statement before its signature', async () => {
    const [header = '', , signature = ''] = signedPart.split('.');
    const unsigned = `${header}.${segment(forge.payload({ vct: 'other' }))}.${signature}`;
    expect(await refusalOfPromise(verifyStatement(unsigned, forge.trust()))).toBe('STATEMENT_SIGNATURE');
  });

  it('takes a statement dated up to two minutes ahead and refuses the next second', async () => {
    const keyFor = forge.trust().keyFor;
    const at = (now: Date) => refusalOfPromise(verifyStatement(signedPart, { keyFor, now }));
    expect(await at(seconds(NOW, -120))).toBe('accepted');
    expect(await at(seconds(NOW, -121))).toBe('STATEMENT_FROM_THE_FUTURE at payload/iat');
  });

  it('verifies a statement years after its key expired', async () => {
    const { keyFor } = forge.trust();
    await expect(verifyStatement(signedPart, { keyFor, now: new Date('2046-01-01') })).resolves.toBeDefined();
  });

  it('judges the key at the time of issue, to the second', async () => {
    expect(await verifyUnder({ notBefore: NOW })).toBe('accepted');
    expect(await verifyUnder({ notBefore: seconds(NOW, 1) })).toBe(
      'STATEMENT_KEY_NOT_YET_VALID at header/kid',
    );
    expect(await verifyUnder({ notAfter: NOW })).toBe('accepted');
    expect(await verifyUnder({ notAfter: seconds(NOW, -1) })).toBe('STATEMENT_KEY_EXPIRED at header/kid');
    expect(await verifyUnder({ revokedAt: seconds(NOW, 1) })).toBe('accepted');
    expect(await verifyUnder({ revokedAt: NOW })).toBe('STATEMENT_KEY_REVOKED at header/kid');
  });

  it.each(['log', 'witness', 'node', 'root'] as const)('refuses a %s key', async (purpose) => {
    expect(await verifyUnder({ purpose })).toBe('STATEMENT_KEY_PURPOSE at header/kid');
  });

  it('refuses the key of another authority, also of the same state', async () => {
    expect(await verifyUnder({ iss: `${ISSUER}/other` })).toBe('STATEMENT_KEY_ISSUER at header/kid');
  });

  it('refuses a membership that answers with another key than was asked for', async () => {
    expect(await verifyUnder({ kid: 'A'.repeat(43) })).toBe('STATEMENT_KEY_UNKNOWN at header/kid');
  });

  it.each<[string, (jwk: PublicJwk) => PublicJwk]>([
    ['a point off the curve', (jwk) => ({ ...jwk, y: jwk.x })],
    ['a coordinate left out', ({ kty, crv, x }) => ({ kty, crv, x })],
    ['another curve named', (jwk) => ({ ...jwk, crv: 'secp256k1' })],
    ['another key type', (jwk) => ({ ...jwk, kty: 'OKP' })],
  ])('refuses a key entry with %s, every time', async (_what, spoil) => {
    const key = { ...forge.key, jwk: spoil(forge.key.jwk) };
    const attempt = () => refusalOfPromise(verifyStatement(signedPart, { now: NOW, keyFor: () => key }));
    expect(await attempt()).toBe('STATEMENT_KEY_ALGORITHM');
    expect(await attempt()).toBe('STATEMENT_KEY_ALGORITHM');
  });

  it('does not mix up keys that differ only as objects', async () => {
    const other = await Forge.create();
    const trust = forge.trust(other.key);
    const foreign = await other.sign(forge.payload());
    await expect(verifyStatement(foreign, trust)).resolves.toMatchObject({ key: other.key });
    await expect(verifyStatement(signedPart, trust)).resolves.toMatchObject({ key: forge.key });
    const swapped = { ...forge.key, jwk: other.key.jwk };
    expect(await refusalOfPromise(verifyStatement(signedPart, { now: NOW, keyFor: () => swapped }))).toBe(
      'STATEMENT_SIGNATURE',
    );
  });

  it('takes the header members in any order and with white space', async () => {
    const { alg, kid, typ } = forge.header();
    const header = JSON.stringify({ typ, kid, alg }, undefined, 2);
    await expect(
      verifyStatement(await forge.sign(forge.payload(), header), forge.trust()),
    ).resolves.toBeDefined();
  });

  it('verifies a statement almost as long as a log entry can be', async () => {
    const text = JSON.stringify(forge.payload());
    const padded = (length: number) => forge.sign(text + ' '.repeat(length));
    const room = Math.floor((65_535 - (await padded(0)).length) * 0.75);
    const atLimit = await padded(room);
    expect(atLimit.length).toBeGreaterThan(65_530);
    expect(await refusalOfPromise(verifyStatement(atLimit, forge.trust()))).toBe('accepted');
    expect(await refusalOfPromise(verifyStatement(await padded(room + 4), forge.trust()))).toBe(
      'STATEMENT_TOO_LARGE',
    );
  });
});

describe('parseStatement', () => {
  it('reads a statement whose key nobody knows', async () => {
    const forge = await Forge.create();
    const parsed = parseStatement(await forge.sign());
    expect(parsed.header).toEqual(forge.header());
    expect(parsed.claims.jti).toBe('A'.repeat(22));
  });

  it('judges form and claims as the verifier does', async () => {
    const forge = await Forge.create();
    const twisted = await forge.sign(forge.payload({ vct: 'urn:grounds:statement:2' }));
    expect(refusalOf(() => parseStatement(twisted))).toBe('STATEMENT_PROFILE at payload/vct');
    expect(refusalOf(() => parseStatement(''))).toBe('STATEMENT_SEGMENTS');
    expect(FORM_STEPS.length).toBe(6);
  });

  it('bounds the text at 65,535 characters, whatever stands in it', () => {
    expect(refusalOf(() => parseStatement('a'.repeat(65_535)))).toBe('STATEMENT_SEGMENTS');
    expect(refusalOf(() => parseStatement('a'.repeat(65_536)))).toBe('STATEMENT_TOO_LARGE');
  });

  it.each(['', '.', '..', 'a', 'a.b', '.b.c', 'a..c', 'a.b.c.d'])('refuses the segments of %j', (text) => {
    expect(refusalOf(() => parseStatement(text))).toBe('STATEMENT_SEGMENTS');
  });

  it('says which segment is not canonical', async () => {
    const [header = '', payload = '', signature = ''] = (await (await Forge.create()).sign()).split('.');
    const parts: [string, string][] = [
      [`${header}=.${payload}.${signature}`, 'header'],
      [`${header}.${payload}\n.${signature}`, 'payload'],
      [`${header}.${payload}.${signature}=`, 'signature'],
    ];
    for (const [text, place] of parts) {
      expect(refusalOf(() => parseStatement(text))).toBe(`STATEMENT_ENCODING at ${place}`);
    }
  });
});
