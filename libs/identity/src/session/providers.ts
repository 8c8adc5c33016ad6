import type { Clock } from '#kernel';
import { type Membership, type TokenIssuer, isSafeAddress } from '#membership';

import { IdentityError } from '../identity.errors.js';
import { IssuerOutages } from '../issuer-outages.js';
import { isDemonstrationIssuer } from '../refuse-demonstration.js';
import { IssuerMetadata } from './issuer-metadata.js';
import { type NodeClient, type Provider, providerFor } from './provider-client.js';
import { type SafeFetch, safeFetch } from './safe-fetch.js';

const WELL_KNOWN = '/.well-known/openid-configuration';

export interface ProvidersOptions {
  readonly client: NodeClient;
  /** Origin of the node's log: officers of the states that it hosts sign in here. */
  readonly origin: string;
  readonly publicUrl: string;
  readonly clock: Clock;
}

/** Where officers of a state sign in. */
export interface SignInPlace {
  readonly state: string;
  readonly iss: string;
}

/** The OpenID providers of the states that this node hosts, as the root of this moment names them. */
export class Providers {
  readonly #metadata: IssuerMetadata;

  constructor(
    private readonly options: ProvidersOptions,
    private readonly fetchSafely: SafeFetch = safeFetch,
    outages = new IssuerOutages(options.clock),
  ) {
    this.#metadata = new IssuerMetadata(options.clock, fetchSafely, outages);
  }

  places(membership: Membership): SignInPlace[] {
    const now = this.options.clock.now();
    const hosted = membership.node(this.options.origin)?.states ?? [];
    return [...hosted]
      .sort()
      .filter((state) => membership.isMember(state, now))
      .flatMap((state) => (membership.state(state)?.tokenIssuers ?? []).map(({ iss }) => ({ state, iss })));
  }

  /**
   * @throws IdentityError SIGN_IN_STATE_UNKNOWN, also for a member whose home is another node: whoever asks is nobody
   *   yet; SIGN_IN_UNAVAILABLE
   */
  async find(membership: Membership, { state, iss }: SignInPlace): Promise<Provider> {
    const place = this.places(membership).find((one) => one.state === state && one.iss === iss);
    const issuer = place && membership.tokenIssuer(iss);
    if (issuer?.state !== state) throw unknownPlace();
    const isSafe = (address: string): boolean => isSafeAddress(address, membership.demo);
    const metadata = await this.#metadata.find(issuer, this.addressOf(issuer, membership), isSafe);
    return providerFor(metadata, this.options.client, this.fetchSafely);
  }

  /** A demonstration serves its own issuers, wherever it happens to listen. */
  private addressOf(issuer: TokenIssuer & { state: string }, { demo }: Membership): string {
    const { iss, metadataUri, state } = issuer;
    if (metadataUri !== undefined) return metadataUri;
    if (!demo || !isDemonstrationIssuer(iss)) return `${iss.replace(/\/$/, '')}${WELL_KNOWN}`;
    return `${this.options.publicUrl}/demonstration/issuers/${state.toLowerCase()}${WELL_KNOWN}`;
  }
}

export function unknownPlace(): IdentityError {
  return new IdentityError('SIGN_IN_STATE_UNKNOWN', 'Officers of this state do not sign in here.', {
    path: ['state'],
    advice: "Use your own state's node; GET /sign-in lists the states of this one.",
  });
}
