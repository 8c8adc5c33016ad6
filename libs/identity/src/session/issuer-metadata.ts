import type { ServerMetadata } from 'openid-client';

import type { Clock } from '#kernel';
import type { TokenIssuer } from '#membership';
import { isJsonObject, type JsonObject, parseStrictJson } from '#statement';

import { IdentityError } from '../identity.errors.js';
import { IssuerOutages } from '../issuer-outages.js';
import { type SafeFetch, safeFetch } from './safe-fetch.js';

/** Milliseconds that metadata is used, and that pass between two attempts to fetch it. */
const FRESH = 600_000;
const REFRESH_INTERVAL = 30_000;

/** Addresses that sign-in goes to. */
const NEEDED = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;
const OPTIONAL = ['pushed_authorization_request_endpoint', 'revocation_endpoint'] as const;

interface Kept {
  readonly metadata: ServerMetadata | undefined;
  readonly at: number;
}

/** What issuers say about themselves (OpenID Connect Discovery §4), from the addresses in the root and no others. */
export class IssuerMetadata {
  readonly #kept = new Map<string, Kept>();

  constructor(
    private readonly clock: Clock,
    private readonly fetchSafely: SafeFetch = safeFetch,
    private readonly outages = new IssuerOutages(clock),
  ) {}

  /**
   * @param address where the metadata of `issuer` is
   * @param isSafe whether an address may be used: https, or this machine's in a demonstration
   * @throws IdentityError SIGN_IN_UNAVAILABLE
   */
  async find(
    { iss }: Pick<TokenIssuer, 'iss'>,
    address: string,
    isSafe: (address: string) => boolean,
  ): Promise<ServerMetadata> {
    const now = this.clock.now().getTime();
    const kept = this.#kept.get(address);
    if (kept && now - kept.at < (kept.metadata ? FRESH : REFRESH_INTERVAL)) return kept.metadata ?? fail();
    this.#kept.set(address, { metadata: undefined, at: now });
    this.outages.failed(iss);
    const metadata = checked(await this.fetched(address), iss, isSafe);
    this.outages.answered(iss);
    this.#kept.set(address, { metadata, at: now });
    return metadata;
  }

  private async fetched(address: string): Promise<JsonObject> {
    try {
      const answer = await this.fetchSafely(address);
      const said = answer.ok ? parseStrictJson(await answer.text()) : undefined;
      if (said !== undefined && isJsonObject(said)) return said;
    } catch (cause) {
      throw unavailable(cause);
    }
    throw unavailable();
  }
}

/** Another's metadata would send officers to another's pages (RFC 9207 §1). */
function checked(said: JsonObject, iss: string, isSafe: (address: string) => boolean): ServerMetadata {
  const isAddress = (name: string): boolean => typeof said[name] === 'string' && isSafe(said[name]);
  const hasNeeded = NEEDED.every(isAddress);
  const hasOptional = OPTIONAL.every((name) => said[name] === undefined || isAddress(name));
  if (said.issuer === iss && hasNeeded && hasOptional) return said as unknown as ServerMetadata;
  throw unavailable();
}

function fail(): never {
  throw unavailable();
}

function unavailable(cause?: unknown): IdentityError {
  return new IdentityError('SIGN_IN_UNAVAILABLE', "The state's provider does not say how to sign in.", {
    advice:
      'Try again later. Tell the operator if it stays: issuer or metadata address in the root may be wrong.',
    cause,
  });
}
