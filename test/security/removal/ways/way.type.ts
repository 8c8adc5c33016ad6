import type { GraphQLSchema } from 'graphql';

import type { RoleName } from '../../matrix/model/callers.js';
import type { TestNode } from '../../../support/start-node.js';
import type { Route } from '../recorded-routes.js';

/** By what an officer is let in: an access token, or the session of a browser. */
export const MEANS = ['token', 'session'] as const;
export type Means = (typeof MEANS)[number];

/** What somebody has who was let in while its state was a member. */
export interface Holder {
  /** Headers that an officer with this role comes with. */
  headersOf(means: Means, role: RoleName): Readonly<Record<string, string>>;
}

/** One way into a node. */
export interface Way {
  readonly name: string;
  /** What it comes to for a member: `answered`, or the code of what is wrong with what is sent. */
  readonly before: string;
  /** What it comes to once the state was removed. */
  readonly after: string;
  attempt(node: TestNode, holder: Holder): Promise<string>;
}

/** What a node has. */
export interface Offer {
  readonly schema: GraphQLSchema;
  readonly routes: readonly Route[];
}

/** A kind of way, by each means; which there are is read from what the node has. */
export type WaysOf = (offer: Offer, means: Means) => readonly Way[];

/** The answer to whoever's state is in no root. */
export const OUT = 'TOKEN_ISSUER_UNKNOWN';
