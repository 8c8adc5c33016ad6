import type { Clock, Randomness } from '#kernel';
import type { NodeSigners } from '#ledger/core';

/** What the federation has to know of the node that it is part of. */
export interface FederationOptions {
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Origin of the node's own log. */
  readonly origin: string;
  readonly signers: NodeSigners;
  /** Milliseconds between two pulls from a peer; by default nothing is pulled but when somebody says so. */
  readonly pullEveryMs?: number;
}

export const FEDERATION_OPTIONS = Symbol('federation options');
