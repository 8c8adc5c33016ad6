import { Inject, Injectable } from '@nestjs/common';

import { Identity, type RequestToProve } from '#identity';
import { KeptRootsReader } from '#intake';
import { type Membership, MembershipDirectory } from '#membership';

import { isNodeAssertion, openNodeAssertion } from '../core/node-assertion.js';
import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import { type Peer, peersOf } from '../peer.js';

/** Turns a request into the node behind it. The root in force is asked each time. */
@Injectable()
export class PeerGate {
  constructor(
    private readonly identity: Identity,
    private readonly directory: MembershipDirectory,
    private readonly roots: KeptRootsReader,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /** Whether the request says that it is a node's; nothing of it is believed. */
  isFromNode({ headers: { authorization = '' } }: Pick<RequestToProve, 'headers'>): boolean {
    return isNodeAssertion(String(authorization).replace(/^dpop /i, ''));
  }

  /** @throws FederationError PEER_ASSERTION, PEER_UNKNOWN; IdentityError DPOP_… */
  async authenticate(request: RequestToProve): Promise<Peer> {
    const { clock, origin } = this.options;
    const now = clock.now();
    const assertion = this.identity.boundToken(request);
    const membership = await this.directory.latest();
    const keyFor = (node: string) => (kid: string) => membership.nodeKey(node, kid, now);
    const asking = await openNodeAssertion(assertion, origin, now, keyFor).catch(async (refusal: unknown) => {
      await this.mustNotBeFormer(assertion, membership, now);
      throw refusal;
    });
    await this.identity.prove(request, assertion, asking.thumbprint);
    const peer = peersOf(membership, origin, now).find((one) => one.origin === asking.origin);
    if (peer) return peer;
    throw unknown();
  }

  /** A node that a root has taken out is told so; whoever cannot prove that it was one learns nothing. */
  private async mustNotBeFormer(assertion: string, membership: Membership, now: Date): Promise<void> {
    const history = await this.roots.history();
    const keyFor = (node: string) => (kid: string) =>
      membership.node(node) ? undefined : history.nodeKey(node, kid, now);
    const isFormer = await openNodeAssertion(assertion, this.options.origin, now, keyFor).then(
      () => true,
      () => false,
    );
    if (isFormer) throw unknown();
  }
}

function unknown(): FederationError {
  return new FederationError('PEER_UNKNOWN', 'The root knows no such node besides this one.', {
    advice: 'Ask the members to list it in the next root.',
  });
}
