import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, type LookupFunction, isIP } from 'node:net';

import { FederationError } from '../federation.errors.js';

/** Where other nodes may be: `any` address, or all that are public and besides these networks (`10.2.0.0/16`). */
export type PeerNetworks = 'any' | readonly string[];

/** Finds the addresses of a host, as `dns.lookup` does. */
export type Resolve = (
  hostname: string,
  options: { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** This machine, private and shared networks, those for tests and papers, many at a time, and IPv4 in disguise. */
const NOT_PUBLIC = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'],
  ...['3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
];

const CLOSED = listOf(NOT_PUBLIC);

/** Whether the name is that of a network, as `10.2.0.0/16` or `fd00::/8`. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix = '', ...more] = text.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits && more.length === 0;
}

/**
 * Looks addresses up, and gives none that other nodes may not have: the very one that was looked at is connected to, so
 * that a name that leads elsewhere a moment later leads nowhere.
 */
export class PeerAddresses {
  readonly #isAny: boolean;
  readonly #open: BlockList;

  constructor(
    networks: PeerNetworks,
    private readonly resolve: Resolve = lookup,
  ) {
    this.#isAny = networks === 'any';
    this.#open = listOf(networks === 'any' ? [] : networks);
  }

  /**
   * An address that is written as a number is looked up nowhere.
   * @throws FederationError PEER_ADDRESS
   */
  check({ hostname }: URL): void {
    const host = hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !this.allows(host)) throw refused();
  }

  /** For `net.connect`; one address in the answer that is not allowed refuses them all. */
  readonly lookup: LookupFunction = (hostname, { all = false }, done) => {
    this.resolve(hostname, { all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return done(error ?? new Error('The host has no address.'), '');
      if (!addresses.every(({ address }) => this.allows(address))) return done(refused() as Error, '');
      return all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };

  private allows(address: string): boolean {
    if (this.#isAny) return true;
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    return this.#open.check(address, family) || !CLOSED.check(address, family);
  }
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

function refused(): FederationError {
  return new FederationError(
    'PEER_ADDRESS',
    'The address of the node leads to a network where no other node is asked.',
    {
      advice:
        'If the node is rightly there, name the network in GROUNDS_PEER_NETWORKS. Otherwise ask who answers for its name.',
    },
  );
}
