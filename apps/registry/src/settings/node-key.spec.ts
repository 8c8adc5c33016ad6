import { createPublicKey, verify } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { NodeEntry } from '#membership';

import { demonstrationNodeKey, listedSigner, nodeKeyPath, publicJwkOf, readNodeKey } from './node-key.js';

describe('keys of a node', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grounds-node-key-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(content: string): void {
    const path = nodeKeyPath(folder, 'log');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode: 0o600 });
  }

  it('are made once for a demonstration, for its owner alone', async () => {
    const made = await demonstrationNodeKey(folder, 'log');
    expect((await demonstrationNodeKey(folder, 'log')).keyId).toBe(made.keyId);
    expect((await readNodeKey(folder, 'log'))?.keyId).toBe(made.keyId);
    expect(statSync(nodeKeyPath(folder, 'log')).mode & 0o777).toBe(0o600);
  });

  it('differ by purpose', async () => {
    const log = await demonstrationNodeKey(folder, 'log');
    expect((await demonstrationNodeKey(folder, 'node')).keyId).not.toBe(log.keyId);
  });

  it('sign so that the public key verifies, and the same each time', async () => {
    const signer = await demonstrationNodeKey(folder, 'node');
    const bytes = Buffer.from('what is signed');
    const signature = await signer.sign(bytes);
    const publicKey = createPublicKey({ key: { ...publicJwkOf(signer) }, format: 'jwk' });
    expect(verify(null, bytes, publicKey, signature)).toBe(true);
    expect(await signer.sign(bytes)).toEqual(signature);
  });

  it('are absent where there is no file', async () => {
    expect(await readNodeKey(folder, 'witness')).toBeUndefined();
  });

  it('H4: stop the start when others can read the file', async () => {
    await demonstrationNodeKey(folder, 'log');
    chmodSync(nodeKeyPath(folder, 'log'), 0o644);
    await expect(readNodeKey(folder, 'log')).rejects.toMatchObject({ code: 'KEY_FILE_OPEN' });
  });

  it.each([
    ['no JSON', '{"d":"a secret'],
    ['a key of another kind', '{"kty":"EC","crv":"P-256","x":"AA","y":"AA","d":"a secret"}'],
    ['a key without its private part', '{"kty":"OKP","crv":"Ed25519","x":"AA"}'],
  ])('refuse a file with %s, without repeating it', async (_, content) => {
    write(content);
    const reading = readNodeKey(folder, 'log');
    await expect(reading).rejects.toMatchObject({
      code: 'KEY_FILE_INVALID',
      message: expect.not.stringContaining('secret') as string,
    });
  });

  describe('as the root lists them', () => {
    const at = new Date('2026-06-01T00:00:00Z');

    async function listed(changed: Partial<NodeEntry['keys'][number]>): Promise<boolean> {
      const signer = await demonstrationNodeKey(folder, 'log');
      const key: NodeEntry['keys'][number] = {
        kid: signer.keyId,
        jwk: publicJwkOf(signer),
        alg: 'Ed25519',
        purpose: 'log',
        notBefore: '2026-01-01T00:00:00Z',
        notAfter: '2027-01-01T00:00:00Z',
        ...changed,
      };
      const node = { origin: 'example.org/log', url: 'https://example.org', states: [], keys: [key] };
      return listedSigner(signer, node, 'log', at) === signer;
    }

    it('sign while their entry is valid', async () => {
      expect(await listed({})).toBe(true);
    });

    it.each([
      ['another key', { kid: 'another' }],
      ['another purpose', { purpose: 'witness' as const }],
      ['a time to come', { notBefore: '2026-06-01T00:00:01Z' }],
      ['a time that has ended', { notAfter: '2026-06-01T00:00:00Z' }],
    ])('do not sign by an entry for %s', async (_, changed) => {
      expect(await listed(changed)).toBe(false);
    });
  });
});
