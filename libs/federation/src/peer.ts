import type { Membership, NodeEntry } from '#membership';

/** Another node of the root. */
export interface Peer {
  /** Origin of its log: its name. */
  readonly origin: string;
  readonly url: string;
  /** The member states that it hosts and that belong to the register now. */
  readonly states: readonly string[];
}

/** The nodes of the root but this one, which is `own`. */
export function peersOf(membership: Membership, own: string, at: Date): Peer[] {
  return membership.root.payload.nodes
    .filter(({ origin }) => origin !== own)
    .map((node) => peerOf(node, membership, at));
}

function peerOf({ origin, url, states }: NodeEntry, membership: Membership, at: Date): Peer {
  return { origin, url, states: states.filter((state) => membership.isMember(state, at)) };
}
