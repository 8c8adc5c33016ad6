import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import { systemClock, systemRandomness } from '#kernel';

import { testSigner } from '../../../ledger/test/test-signer.js';
import { type Answer, RawServer, slowly, withoutEnd } from '../../test/raw-server.js';
import type { FederationOptions } from '../federation-options.js';
import type { PeerNetworks, Resolve } from './peer-address.js';
import { PeerClient, type PeerClientChoices } from './peer-client.js';

const OK = 'HTTP/1.1 200 OK\r\n';
const ZEROS = Buffer.alloc(64 * 1024 * 1024);
const BOMBS: [encoding: string, packed: Buffer][] = [
  ['gzip', gzipSync(ZEROS)],
  ['deflate', deflateSync(ZEROS)],
  ['br', brotliCompressSync(ZEROS)],
];
const LIMITS = { bytes: 100_000, lineBytes: 1_000, lines: 50, silentMs: 30_000, totalMs: 60_000 };
/** For a node that would let itself be waited for. */
const HASTY = { ...LIMITS, silentMs: 400, totalMs: 1_500 };

/** What another node may send, byte by byte; nothing of it is believed, and nothing of it lasts. */
describe('a node that is asked', () => {
  let server: RawServer;

  beforeEach(async () => {
    server = await RawServer.start();
  });

  afterEach(() => server.close());

  const client = (networks: PeerNetworks, choices: PeerClientChoices = {}): PeerClient => {
    const signer = testSigner('node');
    const options: FederationOptions = {
      clock: systemClock,
      randomness: systemRandomness,
      origin: 'nl.example/log',
      signers: { node: () => signer, log: () => undefined, witness: () => undefined },
      peerNetworks: networks,
    };
    return new PeerClient(options, { limits: LIMITS, ...choices });
  };

  const peerAt = (host: string) => ({
    origin: 'ca.example/log',
    url: `http://${host}:${server.port}`,
    states: ['CA'],
  });

  const lines = async (asking = client('any'), host = '127.0.0.1'): Promise<object[]> => {
    const said: object[] = [];
    for await (const line of asking.lines(peerAt(host), '/federation/envelopes?after=0')) said.push(line);
    return said;
  };

  const saying = (text: string | Buffer, head = ''): Answer => {
    return (socket) => {
      socket.write(`${OK}content-length: ${Buffer.byteLength(text)}\r\n${head}\r\n`);
      socket.end(text);
    };
  };

  const refuses = async (answer: Answer, code: string, limits = LIMITS): Promise<void> => {
    server.answer = answer;
    await expect(lines(client('any', { limits }))).rejects.toMatchObject({ code });
  };

  it('is believed to the letter when it is honest', async () => {
    server.answer = saying('{"end":7}\n');
    expect(await lines()).toEqual([{ end: 7 }]);
    expect(server.asked).toBe(1);
  });

  it.each(BOMBS)('D26 sends a bomb packed with %s: it is not unpacked', async (encoding, packed) => {
    await refuses(saying(packed, `content-encoding: ${encoding}\r\n`), 'PEER_ANSWER');
  });

  it('D26 packs without saying so: it is what it is', async () => {
    await refuses(saying(gzipSync('{"end":7}\n')), 'PEER_ANSWER');
  });

  it.each([
    'http://127.0.0.1:1/',
    'http://169.254.169.254/latest',
    'file:///etc/passwd',
    '//elsewhere.example/',
    '',
  ])('D26 leads to "%s": it is not followed', async (location) => {
    await refuses(
      (socket) => void socket.end(`HTTP/1.1 302 Found\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`),
      'PEER_REFUSED',
    );
    expect(server.asked).toBe(1);
  });

  it.each([
    ['204 No Content', 'PEER_REFUSED'],
    ['205 Reset Content', 'PEER_REFUSED'],
    ['206 Partial Content', 'PEER_REFUSED'],
    ['304 Not Modified', 'PEER_REFUSED'],
    ['101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c', 'PEER_UNREACHABLE'],
  ])('D26 answers %s', async (status, code) => {
    await refuses((socket) => void socket.end(`HTTP/1.1 ${status}\r\n\r\n`), code);
  });

  it.each([
    ['a length and chunks', `${OK}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['two lengths', `${OK}content-length: 5\r\ncontent-length: 6\r\n\r\nhello`],
    ['a length that is none', `${OK}content-length: +5\r\n\r\nhello`],
    ['a chunk whose length is none', `${OK}transfer-encoding: chunked\r\n\r\nzz\r\n`],
    ['a head with a NUL', `${OK}x: \0\r\n\r\n`],
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['nothing', ''],
  ])('D26 sends %s, which is not HTTP', async (_, text) => {
    await refuses((socket) => void socket.end(text), 'PEER_UNREACHABLE');
  });

  it('D26 breaks off in the middle of a line', async () => {
    await refuses((socket) => void socket.end(`${OK}content-length: 99\r\n\r\n{"end"`), 'PEER_UNREACHABLE');
    await refuses((socket) => void socket.end(`${OK}\r\n{"end":7}`), 'PEER_UNREACHABLE');
  });

  it.each([
    ['a head without end', withoutEnd(OK, 'x-more: and more\r\n'), 'PEER_TOO_MUCH'],
    ['a head, byte by byte', slowly(OK, 50), 'PEER_UNREACHABLE'],
    ['no head at all', () => undefined, 'PEER_UNREACHABLE'],
    [
      'provisional answers without end',
      withoutEnd('', 'HTTP/1.1 103 Early Hints\r\n\r\n'),
      'PEER_UNREACHABLE',
    ],
    ['a body, byte by byte', slowly(`${OK}\r\n`, 50), 'PEER_UNREACHABLE'],
    ['a body that stops', (socket) => void socket.write(`${OK}\r\n{`), 'PEER_UNREACHABLE'],
    ['a line without end', withoutEnd(`${OK}\r\n`, 'x'.repeat(999)), 'PEER_TOO_MUCH'],
    ['lines without end', withoutEnd(`${OK}\r\n`, '{"end":7}\n'), 'PEER_TOO_MUCH'],
    [
      'ten gigabytes',
      withoutEnd(`${OK}content-length: 10737418240\r\n\r\n`, Buffer.alloc(65_536)),
      'PEER_TOO_MUCH',
    ],
  ] satisfies [string, Answer, string][])('D26 sends %s: it is left', async (_, answer, code) => {
    await refuses(answer, code, code === 'PEER_TOO_MUCH' ? LIMITS : HASTY);
  });

  it.each([
    ['a member twice', '{"end":7,"end":8}', 'ENVELOPE_INVALID'],
    ['a thousand levels', `{"end":${'['.repeat(400)}${']'.repeat(400)}}`, 'ENVELOPE_INVALID'],
    ['a number that another reader rounds', '{"end":9007199254740993}', 'ENVELOPE_INVALID'],
    ['names of every object', '{"__proto__":{"end":1},"end":7}', 'ENVELOPE_INVALID'],
    ['a byte order mark', '\ufeff{"end":7}', 'ENVELOPE_INVALID'],
    ['a page of HTML', '<!doctype html>', 'ENVELOPE_INVALID'],
    ['an empty line', '', 'ENVELOPE_INVALID'],
    ['no UTF-8', Buffer.from([0xff, 0xfe]), 'PEER_ANSWER'],
  ])('D26 sends a line with %s', async (_, line, code) => {
    await refuses(saying(Buffer.concat([Buffer.from(line), Buffer.from('\n')])), code);
  });

  it('D26 asks for another proof again and again: it is asked once more, and no further', async () => {
    const head = 'www-authenticate: DPoP error="use_dpop_nonce"\r\ndpop-nonce: another\r\ncontent-length: 0';
    await refuses(
      (socket) => void socket.end(`HTTP/1.1 401 Unauthorized\r\n${head}\r\n\r\n`),
      'PEER_REFUSED',
    );
    expect(server.asked).toBe(2);
  });

  it('D26 has a tile that is larger than any', async () => {
    server.answer = withoutEnd(`${OK}\r\n`, Buffer.alloc(65_536));
    await expect(client('any').bytes(peerAt('127.0.0.1'), '/log/tile/entries/000')).rejects.toMatchObject({
      code: 'PEER_TOO_MUCH',
    });
  });

  describe('D26 at an address of this machine', () => {
    const toHere: Resolve = (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);

    it('is not asked, whether it is written as a number or as a name', async () => {
      await expect(lines(client([]))).rejects.toMatchObject({ code: 'PEER_ADDRESS' });
      const asking = client([], { resolve: toHere });
      await expect(lines(asking, 'node.example')).rejects.toMatchObject({ code: 'PEER_ADDRESS' });
      expect(server.asked).toBe(0);
    });

    it('is asked when the operator says that nodes are there', async () => {
      server.answer = saying('{"end":7}\n');
      expect(await lines(client(['127.0.0.0/8'], { resolve: toHere }), 'node.example')).toEqual([{ end: 7 }]);
    });
  });
});
