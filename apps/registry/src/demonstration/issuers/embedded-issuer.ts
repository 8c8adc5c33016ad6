import { type ClientMetadata, type Configuration, Provider, interactionPolicy } from 'oidc-provider';

import type { PrivateKey } from '../demonstration-keys.js';
import { checkAssertion } from './check-assertion.js';
import { TOKEN_EXCHANGE, gatewayResource } from './issuer-clients.js';
import { ACCESS_TOKEN_TTL, IssuerPolicy, type IssuerPolicyOptions, SCOPE } from './issuer-policy.js';
import { IssuerMemory } from './issuer-memory.js';
import { EXCHANGE_PARAMETERS, type ExchangeContext, exchangeToken } from './token-exchange.js';

/** Seconds. */
const CODE_TTL = 60;
const SIGN_IN_TTL = 600;
const SESSION_TTL = 8 * 3600;

export interface EmbeddedIssuerOptions extends IssuerPolicyOptions {
  /** As the root names it. */
  readonly iss: string;
  /** Path that its addresses begin with. */
  readonly base: string;
  readonly key: PrivateKey;
  readonly clients: ClientMetadata[];
  /** Makes nonces and seals cookies, 32 bytes. */
  readonly secret: Buffer;
  readonly now: () => number;
}

/**
 * The OpenID provider of one demonstration state, under the FAPI 2.0 Security Profile: requests are pushed, clients sign
 * assertions to exactly this issuer, tokens are bound to the client's key with nonces, and live five minutes.
 */
export function embeddedIssuer(options: EmbeddedIssuerOptions): Provider {
  const { iss, key, state, audience, now } = options;
  const provider = new Provider(iss, configurationOf(options));
  const exchange = { publicJwk: key.publicJwk, gateway: gatewayResource(state), audience, now };
  provider.registerGrantType<ExchangeContext['oidc']['params']>(
    TOKEN_EXCHANGE,
    (ctx) => exchangeToken(ctx, exchange),
    EXCHANGE_PARAMETERS,
    'resource',
  );
  return provider;
}

function configurationOf(options: EmbeddedIssuerOptions): Configuration {
  const { base, clients, key, secret, now } = options;
  const policy = new IssuerPolicy(options);
  const memory = new IssuerMemory(now);
  return {
    ...SIGNING,
    ...LIFETIMES,
    clients,
    adapter: (kind: string) => memory.adapter(kind),
    jwks: { keys: [{ ...key.privateJwk, kid: key.kid, alg: 'ES256', use: 'sig' }] },
    cookies: { keys: [secret.toString('base64url')], long: { path: base } },
    responseTypes: ['code'],
    scopes: ['openid', SCOPE],
    assertJwtClientAuthClaimsAndHeader: checkAssertion,
    findAccount: (_, id) => policy.account(id),
    extraTokenClaims: (_, token) => policy.claims(token),
    loadExistingGrant: (ctx) => policy.grant(ctx),
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    interactions: { policy: onlySignIn(), url: (_, { uid }) => `${base}/interaction/${uid}` },
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'text/plain';
      ctx.body = `${error}: ${error_description ?? ''}\n`;
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      revocation: { enabled: true, allowedPolicy: () => true },
      clientCredentials: { enabled: true },
      fapi: { enabled: true, profile: '2.0' },
      dPoP: { enabled: true, nonceSecret: secret, requireNonce: () => true },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => options.audience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, resource) => policy.resource(resource),
      },
    },
  };
}

/** Nobody is asked to consent. */
function onlySignIn(): ReturnType<typeof interactionPolicy.base> {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

const SIGNING: Configuration = {
  clientAuthMethods: ['private_key_jwt'],
  enabledJWA: {
    clientAuthSigningAlgValues: ['ES256'],
    dPoPSigningAlgValues: ['ES256'],
    idTokenSigningAlgValues: ['ES256'],
  },
  clientDefaults: { id_token_signed_response_alg: 'ES256', response_types: ['code'] },
};

const LIFETIMES: Configuration = {
  rotateRefreshToken: true,
  ttl: {
    AccessToken: ACCESS_TOKEN_TTL,
    ClientCredentials: ACCESS_TOKEN_TTL,
    IdToken: ACCESS_TOKEN_TTL,
    AuthorizationCode: CODE_TTL,
    Interaction: SIGN_IN_TTL,
    Grant: SESSION_TTL,
    Session: SESSION_TTL,
    RefreshToken: SESSION_TTL,
  },
};
