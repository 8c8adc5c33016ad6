import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { type JWKS, Provider, interactionPolicy } from 'oidc-provider';

import { signRoot } from '#membership';

import { nextPayload, publishRoot, signersOf } from './next-root.js';
import { ProviderStorage } from './provider-storage.js';
import type { TestNode } from './start-node.js';

/** What the ministry's provider knows of an officer. */
export interface MinistryOfficer {
  readonly sub: string;
  /** In the ministry's own words. */
  tasks: string[];
}

/**
 * A ministry's OpenID provider, as one might be configured: of the same maker as the node's embedded one, and nothing of its
 * code. Tasks have the ministry's own names, tokens are signed with a key behind its address.
 */
export class SecondProvider {
  readonly officers = new Map<string, MinistryOfficer>();
  /** Whether refresh tokens are issued, and taken. */
  refreshes = true;
  /** Seconds. */
  tokenLifetime = 300;
  /** Every token that it has given out. */
  readonly issued: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    readonly provider: Provider,
  ) {}

  /** @param node its client, under the node's address */
  static async start({ url: node }: Pick<TestNode, 'url'>): Promise<SecondProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(privateKey);
    const kid = await calculateJwkThumbprint({ kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y });
    // As an administrator would copy it; the library fetches nothing from this machine itself.
    const jwks = (await (await fetch(`${node}/sign-in/jwks.json`)).json()) as JWKS;
    const storage = new ProviderStorage();
    const made: { self?: SecondProvider } = {};
    const self = (): SecondProvider => {
      if (made.self) return made.self;
      throw new Error('The provider was asked before it was made.');
    };
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: node,
          redirect_uris: [`${node}/sign-in/callback`],
          jwks,
          token_endpoint_auth_method: 'private_key_jwt',
          token_endpoint_auth_signing_alg: 'ES256',
          id_token_signed_response_alg: 'ES256',
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
          dpop_bound_access_tokens: true,
        },
      ],
      adapter: (kind: string) => storage.adapter(kind),
      jwks: { keys: [{ ...jwk, kid, alg: 'ES256', use: 'sig' }] as never },
      cookies: { keys: ['ministry'], names: { session: 'ministry-session' } },
      clientAuthMethods: ['private_key_jwt'],
      findAccount: (_, id) =>
        self().officers.has(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined,
      extraTokenClaims: (_, token) =>
        token.kind === 'AccessToken'
          ? { roles: self().officers.get(token.accountId)?.tasks, demo: true }
          : {},
      issueRefreshToken: () => self().refreshes,
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId: oidc.client?.clientId,
          accountId: oidc.session?.accountId,
        });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
      renderError: (ctx, { error }) => {
        ctx.body = error;
      },
      interactions: { policy: onlyLogin(), url: (_, { uid }) => `/login/${uid}` },
      features: {
        devInteractions: { enabled: false },
        revocation: { enabled: true, allowedPolicy: () => true },
        fapi: { enabled: true, profile: '2.0' },
        dPoP: { enabled: true },
        pushedAuthorizationRequests: { enabled: true },
        resourceIndicators: {
          enabled: true,
          useGrantedResource: () => true,
          getResourceServerInfo: (_, resource) => ({
            audience: resource,
            scope: '',
            accessTokenTTL: self().tokenLifetime,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'ES256' } },
          }),
        },
      },
      ttl: {
        AccessToken: () => self().tokenLifetime,
        AuthorizationCode: 60,
        RefreshToken: 3600,
        Session: 3600,
        Grant: 3600,
        Interaction: 600,
        IdToken: 300,
      },
    });
    const second = new SecondProvider(server, issuer, provider);
    made.self = second;
    provider.on('grant.success', ({ body }) => {
      const { access_token, refresh_token, id_token } = body as Readonly<Record<string, string | undefined>>;
      second.issued.push(...[access_token, refresh_token, id_token].flatMap((token) => token ?? []));
    });
    server.on('request', second.listener());
    return second;
  }

  /** Puts a root in force in which the state's officers sign in here. */
  async serve(node: TestNode, state: string, roles?: { claim: string; roles: string[] }[]): Promise<void> {
    const payload = await nextPayload(node, ({ states }) => {
      const entry = states.find(({ code }) => code === state);
      if (entry) {
        const issuer = { iss: this.issuer, keys: [], jwksUri: `${this.issuer}/jwks` };
        entry.tokenIssuers = [{ ...issuer, ...(roles ? { roles: roles as never } : {}) }];
      }
    });
    await publishRoot(node, await signRoot(payload, await signersOf(node)));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private listener() {
    const callback = this.provider.callback();
    return (request: Parameters<typeof callback>[0], response: Parameters<typeof callback>[1]): void => {
      const { pathname, searchParams } = new URL(request.url ?? '/', this.issuer);
      if (!pathname.startsWith('/login/')) return void callback(request, response);
      const accountId = searchParams.get('officer');
      if (accountId === null) return void response.end('Who are you?');
      const result = accountId === 'nobody' ? { error: 'access_denied' } : { login: { accountId } };
      void this.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    };
  }
}

function onlyLogin(): ReturnType<typeof interactionPolicy.base> {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}
