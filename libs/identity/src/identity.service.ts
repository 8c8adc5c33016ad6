import type { Clock } from '#kernel';
import type { MembershipDirectory } from '#membership';

import { IdentityError } from './identity.errors.js';
import { IssuerKeys } from './issuer-keys.js';
import type { Principal } from './principal.type.js';
import { verifyAccessToken } from './verify-access-token.js';

/** The scheme in any case (RFC 9110 §11.1), one space, and a token of RFC 6750 §2.1. */
const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

export interface IdentityOptions {
  /** What `aud` must be: the address of this node's GraphQL endpoint. */
  readonly audience: string;
  readonly clock: Clock;
}

/** Turns the `Authorization` header of a request into the principal behind it. */
export class Identity {
  readonly #keys: IssuerKeys;

  constructor(
    private readonly directory: MembershipDirectory,
    private readonly options: IdentityOptions,
  ) {
    this.#keys = new IssuerKeys(options.clock);
  }

  /**
   * Asks the membership anew each time: a removed state's tokens stop with the next request.
   * @throws IdentityError
   */
  async authenticate(authorizationHeader: string | undefined): Promise<Principal> {
    const token = bearerToken(authorizationHeader);
    const membership = await this.directory.latest();
    return verifyAccessToken(token, {
      membership,
      audience: this.options.audience,
      now: this.options.clock.now(),
      keys: this.#keys,
    });
  }
}

function bearerToken(header: string | undefined): string {
  if (header === undefined || header === '') {
    throw new IdentityError('TOKEN_MISSING', 'The request carries no access token.', {
      advice: 'Send it as "Authorization: Bearer <token>".',
    });
  }
  const [, token] = BEARER.exec(header) ?? [];
  if (token !== undefined) return token;
  throw new IdentityError('AUTHORIZATION_SCHEME', 'The Authorization header is not of the Bearer scheme.', {
    advice: 'Send it as "Authorization: Bearer <token>".',
  });
}
