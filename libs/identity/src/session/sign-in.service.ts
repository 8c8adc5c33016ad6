import { type JWK, calculateJwkThumbprint } from 'jose';
import {
  type AuthorizationCodeGrantChecks,
  ClientError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildAuthorizationUrlWithPAR,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

import { type Clock, decodeBase64Url, encodeBase64Url } from '#kernel';
import { MembershipDirectory } from '#membership';

import { IdentityError } from '../identity.errors.js';
import { type Provider, newProofKey, proofKeyOf } from './provider-client.js';
import { type Providers, type SignInPlace, unknownPlace } from './providers.js';
import { refusedBy } from './refused-by.js';
import { returnPath } from './return-path.js';
import { seal, unseal } from './seal.js';
import type { IssuedTokens } from './session-content.type.js';

/** Seconds that an officer has at the provider's pages. */
export const SIGN_IN_SECONDS = 600;
const ABOUT = 'sign-in';

export interface SignInOptions {
  readonly publicUrl: string;
  /** What tokens are asked for: the address of this node's GraphQL endpoint. */
  readonly audience: string;
  /** Seals what the browser carries, 32 bytes, the same in all processes of the node. */
  readonly sessionKey: Uint8Array;
  readonly clock: Clock;
}

/** What a browser carries, sealed, from the start of a sign-in to its end. */
interface Flow extends SignInPlace {
  readonly stateValue: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly proofKey: JWK;
  readonly returnTo: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export interface StartedSignIn {
  /** Where the browser goes: the provider's page. */
  readonly location: string;
  /** For the cookie of the sign-in. */
  readonly carried: string;
}

export interface FinishedSignIn {
  readonly issued: IssuedTokens;
  /** A path of this node. */
  readonly returnTo: string;
}

/**
 * Signs officers in at their own state's provider: authorization code with PKCE (RFC 7636), pushed where the provider takes
 * that (RFC 9126), under the FAPI 2.0 Security Profile. Nothing is kept here meanwhile, so that any process can finish.
 */
export class SignIn {
  constructor(
    private readonly directory: MembershipDirectory,
    private readonly providers: Providers,
    private readonly options: SignInOptions,
  ) {}

  async places(): Promise<SignInPlace[]> {
    return this.providers.places(await this.directory.latest());
  }

  /** @throws IdentityError SIGN_IN_STATE_UNKNOWN, SIGN_IN_UNAVAILABLE */
  async start(state: string, iss: string | undefined, asked: unknown): Promise<StartedSignIn> {
    const place = (await this.places()).find((one) => one.state === state && (iss ?? one.iss) === one.iss);
    if (!place) throw unknownPlace();
    const provider = await this.provider(place);
    const { pair, jwk } = await newProofKey();
    const flow: Flow = {
      ...place,
      stateValue: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      proofKey: jwk,
      returnTo: returnPath(asked, this.options.publicUrl),
      until: this.options.clock.now().getTime() + SIGN_IN_SECONDS * 1000,
    };
    const location = await this.pageFor(provider, flow, pair);
    return { location, carried: encodeBase64Url(seal(this.options.sessionKey, ABOUT, flow)) };
  }

  /**
   * @param query of the address that the provider led the browser back to
   * @param carried what the browser carried in the cookie of the sign-in
   * @throws IdentityError SIGN_IN_FLOW, SIGN_IN_REFUSED
   */
  async finish(query: string, carried: string | undefined): Promise<FinishedSignIn> {
    const { sessionKey, publicUrl, audience, clock } = this.options;
    const sealed = decodeBase64Url(carried ?? '');
    const flow = sealed && (unseal(sessionKey, ABOUT, sealed) as Flow | undefined);
    if (!flow || flow.until <= clock.now().getTime()) throw flowUnknown();
    // Asked for here too: the library asks only where the provider announces it, and all lead back to one address.
    if (new URLSearchParams(query).get('iss') !== flow.iss)
      throw refusedBy(new ClientError('another issuer'));
    const { configuration, proofs } = await this.provider(flow);
    const checks: AuthorizationCodeGrantChecks = {
      expectedState: flow.stateValue,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
    };
    const url = new URL(`/sign-in/callback${query}`, publicUrl);
    const key = await proofKeyOf(flow.proofKey);
    const answer = await authorizationCodeGrant(
      configuration,
      url,
      checks,
      { resource: audience },
      proofs(key),
    ).catch((cause: unknown) => {
      throw refusedBy(cause);
    });
    const { access_token: accessToken, refresh_token: refreshToken } = answer;
    const { state, iss, proofKey, returnTo } = flow;
    const { kty, crv, x, y } = proofKey;
    const jkt = await calculateJwkThumbprint({ kty, crv, x, y });
    return { issued: { state, iss, accessToken, refreshToken, proofKey, jkt }, returnTo };
  }

  private async provider(place: SignInPlace): Promise<Provider> {
    return this.providers.find(await this.directory.latest(), place);
  }

  private async pageFor(
    { configuration, proofs }: Provider,
    { stateValue, nonce, verifier }: Flow,
    pair: CryptoKeyPair,
  ): Promise<string> {
    const parameters = {
      redirect_uri: `${this.options.publicUrl}/sign-in/callback`,
      resource: this.options.audience,
      scope: 'openid',
      state: stateValue,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    };
    const isPushed = configuration.serverMetadata().pushed_authorization_request_endpoint !== undefined;
    if (!isPushed) return buildAuthorizationUrl(configuration, parameters).href;
    const url = await buildAuthorizationUrlWithPAR(configuration, parameters, proofs(pair)).catch(
      (cause: unknown) => {
        throw refusedBy(cause);
      },
    );
    return url.href;
  }
}

function flowUnknown(): IdentityError {
  return new IdentityError('SIGN_IN_FLOW', 'This browser has no sign-in that waits for this answer.', {
    advice: 'Sign in again, in one window, within ten minutes.',
  });
}
