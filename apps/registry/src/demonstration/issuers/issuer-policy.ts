import {
  type AccessToken,
  type Account,
  type ClientCredentials,
  type Grant,
  type KoaContextWithOIDC,
  type ResourceServer,
  errors,
} from 'oidc-provider';

import type { DemonstrationOfficer, Role } from '#identity';

import { CASE_SYSTEM_ROLES, TOKEN_EXCHANGE, gatewayResource } from './issuer-clients.js';

/** Seconds that an access token lives, as the register wants it. */
export const ACCESS_TOKEN_TTL = 300;
/** The one scope of the register: what a token may do is said by its roles. */
export const SCOPE = 'register';

/** What the issuer of one demonstration state decides by. */
export interface IssuerPolicyOptions {
  readonly state: string;
  readonly officers: readonly DemonstrationOfficer[];
  /** What tokens for the node are addressed to: its GraphQL address. */
  readonly audience: string;
}

/** Who gets a token, for what, and what it says. */
export class IssuerPolicy {
  constructor(private readonly options: IssuerPolicyOptions) {}

  account(id: string): Account | undefined {
    return this.rolesOf(id) && { accountId: id, claims: () => ({ sub: id }) };
  }

  /** Claims beyond those of RFC 9068: roles, that it is made up, and who acts for an officer (RFC 8693 §4.1). */
  claims(token: AccessToken | ClientCredentials): Record<string, unknown> {
    const isOfficers = token.kind === 'AccessToken';
    const roles = isOfficers ? this.rolesOf(token.accountId) : CASE_SYSTEM_ROLES;
    const acts = isOfficers && token.gty === TOKEN_EXCHANGE ? { act: { sub: token.clientId } } : {};
    return { roles, demo: true, ...acts };
  }

  /** A token is for the node or for the state's own gateway. */
  resource(resource: string): ResourceServer {
    const { state, audience } = this.options;
    if (resource !== audience && resource !== gatewayResource(state)) throw new errors.InvalidTarget();
    return {
      audience: resource,
      scope: SCOPE,
      accessTokenTTL: ACCESS_TOKEN_TTL,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'ES256' } },
    };
  }

  /** Nobody is asked to consent: the state's own clients serve the state's own officers. */
  async grant({ oidc }: KoaContextWithOIDC): Promise<Grant> {
    const { provider, client, session, resourceServers = {} } = oidc;
    const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
    grant.addOIDCScope('openid');
    for (const resource of Object.keys(resourceServers)) grant.addResourceScope(resource, SCOPE);
    await grant.save();
    return grant;
  }

  private rolesOf(officer: string): readonly Role[] | undefined {
    return this.options.officers.find(({ id }) => id === officer)?.roles;
  }
}
