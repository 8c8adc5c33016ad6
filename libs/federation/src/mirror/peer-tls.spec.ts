import { once } from 'node:events';
import { type Server, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';

import { systemClock, systemRandomness } from '#kernel';

import { type Certified, TestAuthority } from '../../../../test/support/certificates.js';
import { testSigner } from '../../../ledger/test/test-signer.js';
import type { PeerTls } from '../federation-options.js';
import { PeerClient } from './peer-client.js';

describe('a node whose proxy asks for a certificate', () => {
  let authority: TestAuthority;
  let server: Server;
  let shown: string[];

  beforeAll(async () => {
    authority = await TestAuthority.make();
    const own = await authority.certify('ca.example');
    const asking = { requestCert: true, rejectUnauthorized: true, ca: authority.pem };
    server = createServer({ ...own, ...asking }, ({ socket }, response) => {
      shown.push(String((socket as TLSSocket).getPeerCertificate().subject.CN));
      response.end('{"end":7}\n');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  beforeEach(() => {
    shown = [];
  });

  afterAll(() => server.close());

  const said = async (peerTls: PeerTls | undefined): Promise<object[]> => {
    const signer = testSigner('node');
    const client = new PeerClient({
      clock: systemClock,
      randomness: systemRandomness,
      origin: 'nl.example/log',
      signers: { node: () => signer, log: () => undefined, witness: () => undefined },
      peerNetworks: 'any',
      ...(peerTls ? { peerTls } : {}),
    });
    const { port } = server.address() as AddressInfo;
    const peer = { origin: 'ca.example/log', url: `https://127.0.0.1:${port}`, states: ['CA'] };
    const lines: object[] = [];
    for await (const line of client.lines(peer, '/federation/envelopes?after=0')) lines.push(line);
    return lines;
  };
  const trusting = (own: Certified, ca: TestAuthority): PeerTls => ({ ...own, ca: ca.pem });

  it('is shown ours, and answers', async () => {
    expect(await said(trusting(await authority.certify('nl.example'), authority))).toEqual([{ end: 7 }]);
    expect(shown).toEqual(['nl.example']);
  });

  it('does not answer without one, nor to one of an authority that it does not know', async () => {
    const stranger = await TestAuthority.make();
    const unreachable = { code: 'PEER_UNREACHABLE' };
    const { cert, key } = await stranger.certify('nl.example');
    await expect(said({ cert, key, ca: authority.pem })).rejects.toMatchObject(unreachable);
    await expect(said(undefined)).rejects.toMatchObject(unreachable);
    expect(shown).toEqual([]);
  });

  it('is told nothing when its own certificate is of an authority that we do not know', async () => {
    const stranger = await TestAuthority.make();
    const own = await authority.certify('nl.example');
    await expect(said(trusting(own, stranger))).rejects.toMatchObject({ code: 'PEER_UNREACHABLE' });
    expect(shown).toEqual([]);
  });
});
