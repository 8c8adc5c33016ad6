import { sha256 } from '@noble/hashes/sha2.js';
import { FlattenedSign, importJWK } from 'jose';

import { decodeBase64Url, encodeBase64Url } from '#kernel';

import {
  changed,
  type Example,
  example,
  type ExampleKey,
  exampleKey,
  NOW,
  signedBy,
} from '../test/example-root.js';
import { type RootFile, type RootPayload, verifyRoot } from './index.js';

const code = (expected: string): unknown => expect.objectContaining({ code: expected });

/** A signature over any payload text and header: what an honest signer would not make. */
async function signText(text: string, header: object, key: ExampleKey): Promise<RootFile> {
  const jws = await new FlattenedSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'register-root+json', ...header })
    .sign(await importJWK(key.privateJwk, 'ES256'));
  return { payload: jws.payload, signatures: [{ protected: jws.protected ?? '', signature: jws.signature }] };
}

function joined(...files: RootFile[]): RootFile {
  return { payload: files[0]?.payload ?? '', signatures: files.flatMap(({ signatures }) => signatures) };
}

describe('verifyRoot', () => {
  let root: Example;
  let file: RootFile;

  beforeAll(async () => {
    root = await example();
    file = await signedBy(root.payload, root.keys.rootNL, root.keys.rootFR);
  });

  it('takes a root that enough states signed', async () => {
    const verified = await verifyRoot(JSON.parse(JSON.stringify(file)), NOW);
    expect(JSON.parse(JSON.stringify(verified.payload))).toEqual(root.payload);
  });

  it('takes a root that its signers wrote with white space', async () => {
    const text = JSON.stringify(root.payload, null, 2);
    const spaced = joined(
      await signText(text, {}, root.keys.rootNL),
      await signText(text, {}, root.keys.rootFR),
    );
    await expect(verifyRoot(spaced, NOW)).resolves.toMatchObject({ payload: { version: 1 } });
  });

  it('names a root by the SHA-256 of the bytes that were signed', async () => {
    const bytes = decodeBase64Url(file.payload) ?? new Uint8Array();
    expect((await verifyRoot(file, NOW)).digest).toBe(encodeBase64Url(sha256(bytes)));
  });

  it('refuses a root signed by one state fewer than the threshold', async () => {
    const short = await signedBy(root.payload, root.keys.rootNL);
    await expect(verifyRoot(short, NOW)).rejects.toEqual(code('ROOT_THRESHOLD'));
  });

  it('refuses a root in which the same key signed twice', async () => {
    const twice = await signedBy(root.payload, root.keys.rootNL, root.keys.rootNL);
    expect(twice.signatures).toHaveLength(2);
    await expect(verifyRoot(twice, NOW)).rejects.toEqual(code('ROOT_THRESHOLD'));
  });

  it('counts two keys of one state once', async () => {
    const second = await exampleKey();
    const payload = changed(root.payload, ({ rootKeys }) => {
      rootKeys.push({ kid: second.kid, jwk: second.jwk, state: 'NL' });
    });
    const twice = await signedBy(payload, root.keys.rootNL, second);
    await expect(verifyRoot(twice, NOW)).rejects.toEqual(code('ROOT_THRESHOLD'));
  });

  it('does not count a signature by a key that the root does not name', async () => {
    const stranger = await signedBy(root.payload, root.keys.rootNL, await exampleKey());
    await expect(verifyRoot(stranger, NOW)).rejects.toEqual(code('ROOT_THRESHOLD'));
  });

  it('does not count a signature by a record key', async () => {
    const wrong = await signedBy(root.payload, root.keys.rootNL, root.keys.recordNL);
    await expect(verifyRoot(wrong, NOW)).rejects.toEqual(code('ROOT_THRESHOLD'));
  });

  it('refuses a payload of which one byte was altered', async () => {
    const text = JSON.stringify(root.payload).replace('north-sea', 'north-see');
    const altered = { ...file, payload: encodeBase64Url(new TextEncoder().encode(text)) };
    await expect(verifyRoot(altered, NOW)).rejects.toEqual(code('ROOT_SIGNATURE'));
  });

  it('refuses an altered signature even when the others would be enough', async () => {
    const three = await signedBy(root.payload, root.keys.rootNL, root.keys.rootFR, root.keys.rootFI);
    const [first, ...others] = three.signatures;
    const borrowed = { protected: first?.protected ?? '', signature: others[0]?.signature ?? '' };
    const spoilt = { ...three, signatures: [borrowed, ...others] };
    await expect(verifyRoot(spoilt, NOW)).rejects.toEqual(code('ROOT_SIGNATURE'));
  });

  it('takes a root until the millisecond before it expires, and not after', async () => {
    const expires = Date.parse(root.payload.expires);
    await expect(verifyRoot(file, new Date(expires - 1))).resolves.toBeDefined();
    await expect(verifyRoot(file, new Date(expires))).rejects.toEqual(code('ROOT_EXPIRED'));
  });

  it.each([
    ['another typ', { typ: 'JWT' }],
    ['no typ', { typ: undefined }],
    ['a further parameter', { jku: 'https://keys.example' }],
    ['a kid that is no text', { kid: 7 }],
  ])('refuses a protected header with %s', async (_, header) => {
    const bad = await signText(JSON.stringify(root.payload), header, root.keys.rootFR);
    await expect(verifyRoot(joined(file, bad), NOW)).rejects.toEqual(code('ROOT_MALFORMED'));
  });

  it.each([
    ['a text after its end', (text: string) => `${text} {}`],
    ['half a character', (text: string) => text.replace('north-sea', '\\ud800')],
    ['a member given twice', (text: string) => text.replace('{', '{"version":9,')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['a member named __proto__', (text: string) => text.replace('{', '{"__proto__":{},')],
    ['a member named constructor', (text: string) => text.replace('"jwk":{', '"jwk":{"constructor":"x",')],
    ['a number without end', (text: string) => text.replace('"version":1', '"version":1e400')],
    ['17 levels', (text: string) => text.replace('{', `{"a":${'['.repeat(17)}${']'.repeat(17)},`)],
    ['100,000 levels', (text: string) => text.replace('{', `{"a":${'['.repeat(1e5)}${']'.repeat(1e5)},`)],
    ['half a value', (text: string) => text.slice(0, -1)],
  ])('refuses a payload with %s', async (_, spoil) => {
    const text = spoil(JSON.stringify(root.payload));
    const bad = joined(
      await signText(text, {}, root.keys.rootNL),
      await signText(text, {}, root.keys.rootFR),
    );
    await expect(verifyRoot(bad, NOW)).rejects.toEqual(code('ROOT_MALFORMED'));
  });

  it.each<[string, (file: RootFile) => unknown]>([
    ['null', () => null],
    ['a text', ({ payload }) => payload],
    ['a list', (whole) => [whole]],
    ['no signatures', ({ payload }) => ({ payload })],
    ['a further member', (whole) => ({ ...whole, header: {} })],
    ['the flattened form', ({ payload, signatures: [first] }) => ({ payload, ...first })],
    [
      'an unprotected header',
      (whole) => withSignature(whole, (entry) => ({ ...entry, header: { kid: 'x' } })),
    ],
    [
      'a padded signature',
      (whole) => withSignature(whole, (entry) => ({ ...entry, signature: `${entry.signature}==` })),
    ],
    [
      'a signature of 63 bytes',
      (whole) => withSignature(whole, (entry) => ({ ...entry, signature: 'A'.repeat(84) })),
    ],
    ['an empty signature', (whole) => withSignature(whole, (entry) => ({ ...entry, signature: '' }))],
    ['a payload with a line break', ({ payload, signatures }) => ({ payload: `${payload}\n`, signatures })],
    [
      '1,001 signatures',
      ({ payload, signatures: [first] }) => ({ payload, signatures: Array(1001).fill(first) }),
    ],
  ])('refuses a file that is %s', async (_, spoil) => {
    await expect(verifyRoot(spoil(file), NOW)).rejects.toEqual(code('ROOT_MALFORMED'));
  });

  function withSignature(
    whole: RootFile,
    spoil: (entry: RootFile['signatures'][number]) => unknown,
  ): unknown {
    return { ...whole, signatures: whole.signatures.map(spoil) };
  }

  it('refuses a payload that is a list', async () => {
    const bad = await signText('[]', {}, root.keys.rootNL);
    await expect(verifyRoot(bad, NOW)).rejects.toEqual(code('ROOT_INVALID'));
  });

  it('never repeats what the payload says in the message of a refusal', async () => {
    const secret = { ...root.payload, threshold: 'Zanzibar' } as unknown as RootPayload;
    const bad = await signText(JSON.stringify(secret), {}, root.keys.rootNL);
    const refusal = await verifyRoot(bad, NOW).catch((error: unknown) => error);
    expect(refusal).toEqual(code('ROOT_INVALID'));
    expect(String(refusal)).not.toContain('Zanzibar');
  });
});
