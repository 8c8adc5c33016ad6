import type { LookupAddress } from 'node:dns';

import { PeerAddresses, type PeerNetworks, isNetwork } from './peer-address.js';

const url = (host: string): URL => new URL(`https://${host}/`);

const found = (addresses: PeerAddresses, all: boolean): Promise<unknown> =>
  new Promise((resolve, reject) =>
    addresses.lookup('node.example', { all }, (error, address) => (error ? reject(error) : resolve(address))),
  );

/** One answer after the other, each for one question. */
const answering = (networks: PeerNetworks, ...answers: string[][]): PeerAddresses =>
  new PeerAddresses(networks, (_host, _options, done) => done(null, (answers.shift() ?? []).map(lookedUp)));

const lookedUp = (address: string): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 });

describe('addresses of other nodes', () => {
  it.each([
    [
      'this machine',
      ['127.0.0.1', '127.9.9.9', '0.0.0.0', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::127.0.0.1]'],
    ],
    [
      'a private network',
      ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '[fd00::1]'],
    ],
    ['a link', ['169.254.169.254', '[fe80::1]', '[::ffff:169.254.169.254]']],
    ['many at a time', ['224.0.0.1', '255.255.255.255', '[ff02::1]']],
    ['IPv4 in disguise', ['[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[2001:0:7f00:1::]']],
    ['numbers that are written in another way', ['2130706433', '0x7f.1', '0177.0.0.1', '127.1']],
  ])('D26 on %s are refused', (_, hosts) => {
    for (const host of hosts) {
      expect(() => new PeerAddresses([]).check(url(host))).toThrow(
        expect.objectContaining({ code: 'PEER_ADDRESS' }) as Error,
      );
    }
  });

  it('that are public are taken, and in a demonstration all', () => {
    for (const host of ['9.9.9.9', '172.32.0.1', '[2620:fe::fe]', 'node.example']) {
      expect(() => new PeerAddresses([]).check(url(host))).not.toThrow();
    }
    expect(() => new PeerAddresses('any').check(url('127.0.0.1'))).not.toThrow();
  });

  it('in a network that the operator has named are taken, and in no other', () => {
    const addresses = new PeerAddresses(['10.2.0.0/16', 'fd12::/32']);
    for (const host of ['10.2.3.4', '[fd12::1]', '[::ffff:10.2.3.4]']) {
      expect(() => addresses.check(url(host))).not.toThrow();
    }
    for (const host of ['10.3.0.1', '[fd13::1]', '127.0.0.1']) {
      expect(() => addresses.check(url(host))).toThrow(
        expect.objectContaining({ code: 'PEER_ADDRESS' }) as Error,
      );
    }
  });

  it('D26 are those that were looked at: a name that leads elsewhere a moment later leads nowhere', async () => {
    const addresses = answering([], ['9.9.9.9'], ['127.0.0.1']);
    expect(await found(addresses, false)).toBe('9.9.9.9');
    await expect(found(addresses, false)).rejects.toMatchObject({ code: 'PEER_ADDRESS' });
  });

  it('D26 are all refused when one of them is', async () => {
    await expect(found(answering([], ['9.9.9.9', '10.0.0.1']), true)).rejects.toMatchObject({
      code: 'PEER_ADDRESS',
    });
    expect(await found(answering([], ['9.9.9.9', '2620:fe::fe']), true)).toHaveLength(2);
  });

  it('are none where the name has none', async () => {
    await expect(found(answering([], []), true)).rejects.toThrow('no address');
  });

  it('lie in networks that are written with their length', () => {
    expect(['10.2.0.0/16', 'fd00::/8', '9.9.9.9/32'].map(isNetwork)).toEqual([true, true, true]);
    const wrong = [
      '10.2.0.0',
      '10.2.0.0/33',
      'fd00::/129',
      'node.example/8',
      '10.2.0.0/8/8',
      '10.2.0.0/-1',
      '',
    ];
    expect(wrong.filter(isNetwork)).toEqual([]);
  });
});
