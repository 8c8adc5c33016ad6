import {
  createRemoteJWKSet,
  type CryptoKey,
  customFetch,
  errors,
  type FetchImplementation,
  type JWK,
  type RemoteJWKSet,
} from 'jose';

import type { Clock } from '#kernel';
import type { TokenIssuer } from '#membership';

import { IdentityError } from './identity.errors.js';
import { IssuerOutages } from './issuer-outages.js';

/** Milliseconds between two fetches from one address, whatever key ids are asked for. */
const REFRESH_INTERVAL = 30_000;

/** The keys of token issuers: those in the root first, then those behind the address the root gives. */
export class IssuerKeys {
  readonly #remote = new Map<string, RemoteJWKSet>();

  constructor(
    private readonly clock: Clock,
    private readonly fetchKeys: FetchImplementation = fetch,
    private readonly outages = new IssuerOutages(clock),
  ) {}

  /** @throws IdentityError TOKEN_KEY_UNKNOWN, TOKEN_KEYS_UNAVAILABLE */
  async find({ iss, keys, jwksUri }: TokenIssuer, kid: string): Promise<JWK | CryptoKey> {
    const inline = keys.find((key) => key.kid === kid)?.jwk;
    if (inline !== undefined) return inline;
    if (jwksUri === undefined) throw unknownKey();
    const remote = this.#remoteKeys(jwksUri);
    try {
      const key = await remote({ alg: 'ES256', kid });
      this.outages.answered(iss);
      return key;
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey) this.outages.answered(iss);
      const isUnknown = cause instanceof AskedAMomentAgo && remote.jwks() !== undefined;
      if (isUnknown || cause instanceof errors.JWKSNoMatchingKey) throw unknownKey(cause);
      this.outages.failed(iss);
      throw new IdentityError('TOKEN_KEYS_UNAVAILABLE', "The issuer's keys cannot be fetched now.", {
        cause,
      });
    }
  }

  #remoteKeys(jwksUri: string): RemoteJWKSet {
    const known = this.#remote.get(jwksUri);
    if (known !== undefined) return known;
    const remote = createRemoteJWKSet(new URL(jwksUri), {
      cooldownDuration: 0,
      [customFetch]: this.#paced(),
    });
    this.#remote.set(jwksUri, remote);
    return remote;
  }

  /** The library's own interval, which is off, counts from the last success, and by the clock of the machine. */
  #paced(): FetchImplementation {
    let next = -Infinity;
    return async (url, options) => {
      const now = this.clock.now().getTime();
      if (now < next) throw new AskedAMomentAgo();
      next = now + REFRESH_INTERVAL;
      return this.fetchKeys(url, options);
    };
  }
}

/** Whatever is not among the keys that were given then is looked for again when the interval is over. */
class AskedAMomentAgo extends Error {}

function unknownKey(cause?: unknown): IdentityError {
  return new IdentityError('TOKEN_KEY_UNKNOWN', 'The issuer has no such key.', { path: ['kid'], cause });
}
