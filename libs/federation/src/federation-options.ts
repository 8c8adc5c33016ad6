import { type Clock, type Randomness, encodeBase64Url } from '#kernel';
import type { NodeSigners, Signer } from '#ledger/core';

import type { PeerNetworks } from './mirror/peer-address.js';
import { FederationError } from './federation.errors.js';
import type { MailOptions } from './notify/mail-options.js';

/** A certificate with its key, and the authorities that others' are from where they are not the platform's own; all PEM. */
export interface PeerTls {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
}

/** What the federation has to know of the node that it is part of. */
export interface FederationOptions {
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Origin of the node's own log. */
  readonly origin: string;
  readonly signers: NodeSigners;
  /** Milliseconds between two pulls from a peer; by default nothing is pulled but when somebody says so. */
  readonly pullEveryMs?: number;
  /** Days for which owners are not told of reads of their records here, 90 at most; by default none. */
  readonly readsAfterDays?: number;
  /** Where states' own systems are told that there are notices; by default nowhere. */
  readonly webhooks?: ReadonlyMap<string, URL>;
  /** How states' units are told by e-mail; by default not at all. */
  readonly mail?: MailOptions;
  /** How often that is looked for: as often as watches are asked. */
  readonly watchEveryMs?: number;
  /** Where other nodes may be, and those systems. */
  readonly peerNetworks: PeerNetworks;
  /** What other nodes are shown below HTTP, where they ask for it; by default nothing. */
  readonly peerTls?: PeerTls;
}

export const FEDERATION_OPTIONS = Symbol('federation options');

const ID_BYTES = 16;

/**
 * The key with which the node speaks to others, as the root lists it now.
 * @throws FederationError PEER_NO_KEY
 */
export function nodeSigner({ signers }: FederationOptions): Signer {
  const signer = signers.node();
  if (signer) return signer;
  throw new FederationError('PEER_NO_KEY', 'This node has no key to say anything to another with.', {
    advice: 'Its operator makes one with: grounds keys new --for node; the members list it in the next root.',
  });
}

/** 128 random bits, base64url. */
export function newId({ randomness }: FederationOptions): string {
  return encodeBase64Url(randomness.bytes(ID_BYTES));
}
