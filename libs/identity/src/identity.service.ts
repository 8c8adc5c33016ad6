import type { Clock } from '#kernel';
import type { Membership, MembershipDirectory } from '#membership';

import { checkProof } from './dpop/check-proof.js';
import { DpopNonces } from './dpop/dpop-nonces.js';
import type { UsedProofs } from './dpop/used-proofs.store.js';
import { IdentityError } from './identity.errors.js';
import { IssuerKeys } from './issuer-keys.js';
import type { Principal } from './principal.type.js';
import type { OfficerSessions } from './session/officer-sessions.service.js';
import { mustHaveSession, refuseForgery, sessionIn } from './session/session-request.js';
import { verifyAccessToken } from './verify-access-token.js';

/** A scheme in any case (RFC 9110 §11.1), one space, and a token of RFC 6750 §2.1. */
const CREDENTIALS = /^(Bearer|DPoP) ([\w.~+/-]+=*)$/i;

export interface IdentityOptions {
  /** What `aud` must be: the address of this node's GraphQL endpoint. */
  readonly audience: string;
  /** How others reach this node, without a path. */
  readonly publicUrl: string;
  /** Makes the nonces of this node, the same in all its processes. */
  readonly nonceKey: Uint8Array;
  /** Encrypts sessions of officers, 32 bytes, the same in all processes of the node. */
  readonly sessionKey: Uint8Array;
  readonly clock: Clock;
}

/** The parts of an HTTP request that prove who asks. */
export interface RequestToProve {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

interface Credentials {
  readonly isBound: boolean;
  readonly token: string;
}

/** Turns a request into the principal behind it. */
export class Identity {
  readonly #nonces: DpopNonces;

  constructor(
    private readonly directory: MembershipDirectory,
    private readonly used: UsedProofs,
    private readonly keys: IssuerKeys,
    private readonly sessions: OfficerSessions,
    private readonly options: IdentityOptions,
  ) {
    this.#nonces = new DpopNonces(options.nonceKey, options.clock);
  }

  /**
   * By the officer's session, or by an access token. Asks the membership anew each time: a removed state's tokens and
   * sessions stop with the next request. A proof counts once.
   * @throws IdentityError
   */
  async authenticate(request: RequestToProve): Promise<Principal> {
    const session = sessionIn(request);
    if (session !== undefined) {
      refuseForgery(request, session, this.options);
      return this.sessions.principal(session);
    }
    const credentials = credentialsIn(request);
    const principal = await this.verify(credentials, request);
    if (credentials.isBound) await this.prove(request, credentials.token, principal.boundTo);
    return principal;
  }

  /**
   * Whether the token of a request that was let in before still holds, for an answer that goes on.
   * @throws IdentityError
   */
  async confirm(request: Pick<RequestToProve, 'headers'>): Promise<Principal> {
    const session = sessionIn(request);
    if (session !== undefined) return this.sessions.confirm(session);
    return this.verify(credentialsIn(request), request);
  }

  /**
   * Ends the session of a browser, also one that lets nobody in any longer.
   * @throws IdentityError SESSION_…
   */
  async signOut(request: RequestToProve): Promise<void> {
    const session = mustHaveSession(request);
    refuseForgery(request, session, this.options);
    await this.sessions.end(session);
  }

  /** For the next proof of a client. */
  nonce(): string {
    return this.#nonces.issue();
  }

  private async verify(
    { token, isBound }: Credentials,
    { headers }: Pick<RequestToProve, 'headers'>,
  ): Promise<Principal> {
    const membership = await this.directory.latest();
    const principal = await verifyAccessToken(token, {
      membership,
      audience: this.options.audience,
      now: this.options.clock.now(),
      namedState: stateIn(headers),
      keys: this.keys,
    });
    checkBinding(principal, isBound, membership);
    return principal;
  }

  /**
   * The token of a request that says it is bound to a key, whoever has issued it.
   * @throws IdentityError TOKEN_MISSING, AUTHORIZATION_SCHEME, TOKEN_UNBOUND
   */
  boundToken(request: Pick<RequestToProve, 'headers'>): string {
    const { token, isBound } = credentialsIn(request);
    if (isBound) return token;
    throw new IdentityError('TOKEN_UNBOUND', 'What is asked for here needs a proof of possession.', {
      advice: 'Send "Authorization: DPoP <token>", with a proof in the header DPoP.',
    });
  }

  /**
   * Holds the proof of a request against the key that its token is bound to.
   * @param boundTo RFC 7638 thumbprint
   * @throws IdentityError DPOP_…
   */
  async prove(
    { method, url, headers }: RequestToProve,
    token: string,
    boundTo: string | undefined,
  ): Promise<void> {
    const proof = await checkProof(proofIn(headers), {
      method,
      url: new URL(url, this.options.publicUrl).href,
      accessToken: token,
      now: this.options.clock.now(),
    });
    if (proof.thumbprint !== boundTo)
      throw refusal('DPOP_KEY_OTHER', 'The token is bound to another key than the proof.');
    if (proof.nonce === undefined || !this.#nonces.isCurrent(proof.nonce)) throw nonceNeeded();
    if (!(await this.used.take(proof))) throw refusal('DPOP_REPLAYED', 'The proof was used before.');
  }
}

/** Unbound tokens count in a demonstration only, where whoever is on this machine gets any token there is. */
function checkBinding({ boundTo }: Principal, isBound: boolean, { demo }: Membership): void {
  if (boundTo !== undefined && !isBound)
    throw refusal('TOKEN_BOUND', 'The token is bound to a key and may not be a bearer.');
  if (boundTo === undefined && (isBound || !demo))
    throw new IdentityError('TOKEN_UNBOUND', 'The token is not bound to a key of its client.', {
      path: ['cnf'],
      advice: "Have your state's issuer bind it: RFC 9449, claim cnf with jkt.",
    });
}

function credentialsIn({ headers: { authorization } }: Pick<RequestToProve, 'headers'>): Credentials {
  if (authorization === undefined || authorization === '') {
    throw new IdentityError('TOKEN_MISSING', 'The request carries no access token.', {
      advice: 'Send it as "Authorization: DPoP <token>", with a proof in the header DPoP.',
    });
  }
  const [, scheme, token] = CREDENTIALS.exec(String(authorization)) ?? [];
  if (scheme !== undefined && token !== undefined) return { isBound: scheme.toLowerCase() === 'dpop', token };
  throw new IdentityError('AUTHORIZATION_SCHEME', 'The Authorization header is not of the DPoP scheme.', {
    advice: 'Send it as "Authorization: DPoP <token>"; in a demonstration, Bearer will do.',
  });
}

/** Two headers of the name come as one text with a comma, or as a list: neither names a state. */
function stateIn({ 'grounds-state': named }: RequestToProve['headers']): string | undefined {
  return named === undefined ? undefined : String(named);
}

function proofIn({ dpop }: RequestToProve['headers']): string {
  if (typeof dpop === 'string' && dpop !== '') return dpop;
  throw refusal('DPOP_MISSING', 'The request carries no proof that the client holds the key of its token.');
}

function nonceNeeded(): IdentityError {
  return new IdentityError('DPOP_NONCE', 'The proof has no nonce of this node that is current.', {
    path: ['nonce'],
    advice: 'Make the proof again with the nonce in the header DPoP-Nonce of this answer.',
  });
}

function refusal(code: IdentityError['code'], message: string): IdentityError {
  return new IdentityError(code, message, { advice: 'Make a new proof for each request (RFC 9449 §4).' });
}
