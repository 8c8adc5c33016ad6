import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
  type Checkpoint,
  type SignedCheckpoint,
  encodeBase64,
  encodeEntryBundle,
  formatNote,
  keyId,
  openCheckpoint,
  readEntries,
  signCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '#ledger/core';

import { TestTree } from '../../libs/ledger/test/test-tree.js';
import { testSigner, verifierOf } from '../../libs/ledger/test/test-signer.js';

const ORIGIN = 'hostile.example/log';
const SIZE = 600;
const PARTIAL = SIZE % 256;

/** A client that reads a log over HTTP, and a log that lies to it. */
describe('A log that lies to its reader', () => {
  const tree = new TestTree(SIZE);
  const honest: Checkpoint = { origin: ORIGIN, size: SIZE, root: tree.rootAt(SIZE) };
  const bundle = (from: number, to: number): Uint8Array => encodeEntryBundle(tree.entries.slice(from, to));
  let server: Server;
  let address: string;
  let served: Map<string, Uint8Array>;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const body = served.get(request.url ?? '');
      response.statusCode = body ? 200 : 404;
      response.end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  beforeEach(async () => {
    served = new Map([
      ['/checkpoint', Buffer.from(await signCheckpoint(honest, testSigner(ORIGIN)))],
      ['/tile/entries/000', bundle(0, 256)],
      ['/tile/entries/001', bundle(256, 512)],
      [`/tile/entries/002.p/${PARTIAL}`, bundle(512, SIZE)],
    ]);
  });

  const get = async (path: string): Promise<Uint8Array> => {
    const response = await fetch(`${address}/${path}`);
    if (!response.ok) throw new Error(`There is nothing at ${path}.`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const checkpoint = async (): Promise<SignedCheckpoint> =>
    openCheckpoint(new TextDecoder().decode(await get('checkpoint')), ORIGIN, [verifierOf(ORIGIN)]);
  /** Number of entries read, or the code of what the reader said. */
  const read = async (): Promise<number | string> => {
    try {
      let count = 0;
      for await (const { index } of readEntries(await checkpoint(), get)) count = index + 1;
      return count;
    } catch (error) {
      return (error as { code?: string }).code ?? 'a failure without a code';
    }
  };
  const sign = async (claimed: Checkpoint): Promise<void> => {
    served.set('/checkpoint', Buffer.from(await signCheckpoint(claimed, testSigner(ORIGIN))));
  };
  const spoil = (path: string, change: (bytes: Uint8Array) => Uint8Array): void => {
    served.set(path, change(Uint8Array.from(served.get(path) ?? [])));
  };
  const note = (change: (text: string) => string): void =>
    spoil('/checkpoint', (bytes) => Buffer.from(change(Buffer.from(bytes).toString())));

  it('is read whole where it does not lie', async () => {
    expect(await read()).toBe(SIZE);
  });

  it('D1: is caught when the signed root is not that of its entries', async () => {
    await sign({ ...honest, root: new Uint8Array(32) });
    expect(await read()).toBe('LOG_DIFFERS');
  });

  it('D2: is caught with one byte of an entry changed', async () => {
    spoil('/tile/entries/001', (bytes) => bytes.with(1_000, (bytes[1_000] ?? 0) ^ 1));
    expect(await read()).toMatch(/^(LOG_DIFFERS|BUNDLE_MALFORMED)$/);
  });

  it.each([255, 257])('D4: is caught with a bundle of %d entries', async (count) => {
    served.set('/tile/entries/000', bundle(0, count));
    expect(await read()).toBe('BUNDLE_MALFORMED');
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['a length past the end', (bytes) => bytes.with(0, 255)],
    ['bytes behind the last entry', (bytes) => Buffer.concat([bytes, Buffer.from([9])])],
    ['an entry of no bytes', (bytes) => Buffer.concat([Buffer.from([0, 0]), bytes])],
  ])('D5: is caught with %s', async (_, change) => {
    spoil('/tile/entries/000', change);
    expect(await read()).toBe('BUNDLE_MALFORMED');
  });

  it.each([
    ['narrower', PARTIAL - 1],
    ['wider', PARTIAL + 1],
  ])('D6: is caught with a last bundle that is %s than the size implies', async (_, width) => {
    const wide = new TestTree(SIZE + 1);
    served.set(`/tile/entries/002.p/${PARTIAL}`, encodeEntryBundle(wide.entries.slice(512, 512 + width)));
    expect(await read()).toBe('BUNDLE_MALFORMED');
  });

  it.each<[string, string, (text: string) => string]>([
    ['D8: size 0 with another root', 'CHECKPOINT_MALFORMED', (text) => text.replace('600', '0')],
    ['D9: a size with a zero in front', 'CHECKPOINT_MALFORMED', (text) => text.replace('600', '0600')],
    ['D9: a negative size', 'CHECKPOINT_MALFORMED', (text) => text.replace('600', '-600')],
    ['D9: a size beyond all', 'CHECKPOINT_MALFORMED', (text) => text.replace('600', '18446744073709551616')],
    [
      'D10: a root that is cut',
      'CHECKPOINT_MALFORMED',
      (text) => text.replace(encodeBase64(honest.root), 'AAAA'),
    ],
  ])('%s is caught, were it signed', async (_, code, change) => {
    // The log signs what it likes: the form is refused whoever has signed it.
    const [text = ''] = (await signCheckpoint(honest, testSigner(ORIGIN))).split('\n\n');
    served.set('/checkpoint', Buffer.from(await signText(change(`${text}\n`))));
    expect(await read()).toBe(code);
  });

  it.each<[string, string, (text: string) => string]>([
    ['D11: no blank line', 'NOTE_MALFORMED', (text) => text.replace('\n\n', '\n')],
    ['D11: carriage returns', 'NOTE_MALFORMED', (text) => text.replaceAll('\n', '\r\n')],
    ['D11: an en dash', 'NOTE_MALFORMED', (text) => text.replace('—', '–')],
    ['D13: a signature that is wrong', 'NOTE_UNVERIFIED', (text) => text.replace('600', '601')],
  ])('%s is caught', async (_, code, change) => {
    note(change);
    expect(await read()).toBe(code);
  });

  it('D12: is caught with the checkpoint of another log', async () => {
    await sign({ ...honest, origin: 'other.example/log' });
    expect(await read()).toBe('NOTE_UNVERIFIED');
  });

  it('D14: is caught with the signature of a stranger alone', async () => {
    served.set('/checkpoint', Buffer.from(await signCheckpoint(honest, testSigner('a stranger'))));
    expect(await read()).toBe('NOTE_UNVERIFIED');
  });

  describe('about how it grew', () => {
    const growth = { from: 300, to: SIZE, rootFrom: tree.rootAt(300), rootTo: honest.root };
    const proof = tree.consistency(300, SIZE);

    it('proves what is so', () => {
      expect(() => verifyConsistency({ ...growth, proof })).not.toThrow();
    });

    it.each([
      [
        'D17: a rollback',
        { ...growth, from: SIZE, to: 300, rootFrom: honest.root, rootTo: growth.rootFrom, proof },
      ],
      [
        'D18: another root of the same size',
        { ...growth, from: SIZE, rootFrom: new Uint8Array(32), proof: [] },
      ],
      ['D19: another beginning', { ...growth, rootFrom: new TestTree(300, 'other').rootAt(300), proof }],
      ['D20: one hash too many', { ...growth, proof: [...proof, new Uint8Array(32)] }],
      ['D20: one hash too few', { ...growth, proof: proof.slice(1) }],
      ['D20: 64 hashes', { ...growth, proof: Array<Uint8Array>(64).fill(new Uint8Array(32)) }],
    ])('is caught with %s', (_, claim) => {
      expect(() => verifyConsistency(claim)).toThrow(
        expect.objectContaining({ code: 'PROOF_INVALID' }) as Error,
      );
    });

    it('D21: is caught with the proof of another entry', () => {
      const claim = { size: SIZE, root: honest.root, leafHash: tree.leaves[5] ?? new Uint8Array() };
      expect(() => verifyInclusion({ ...claim, index: 5, proof: tree.inclusion(5, SIZE) })).not.toThrow();
      expect(() => verifyInclusion({ ...claim, index: 5, proof: tree.inclusion(6, SIZE) })).toThrow(
        expect.objectContaining({ code: 'PROOF_INVALID' }) as Error,
      );
    });
  });
});

/** Signs a text as a log would its checkpoint, whatever it says. */
async function signText(text: string): Promise<string> {
  const signer = testSigner(ORIGIN);
  const signature = await signer.sign(new TextEncoder().encode(text));
  return formatNote({ text, signatures: [{ name: ORIGIN, keyId: keyId(verifierOf(ORIGIN)), signature }] });
}
