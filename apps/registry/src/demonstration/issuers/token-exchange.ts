import { type JWK, errors as joseErrors, importJWK, jwtVerify } from 'jose';
import { type TokenEndpointGrantContext, errors } from 'oidc-provider';
import {
  buildTokenResponse,
  checkDpopReplay,
  checkDpopRequired,
  resolveRequestedResources,
  validateDpop,
} from 'oidc-provider/lib/helpers/grants.js';

import { TOKEN_EXCHANGE } from './issuer-clients.js';

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

/** Parameters of RFC 8693 §2.1 that are taken. */
export const EXCHANGE_PARAMETERS = [
  'subject_token',
  'subject_token_type',
  'requested_token_type',
  'resource',
] as const;

export type ExchangeContext = TokenEndpointGrantContext<
  Partial<Record<(typeof EXCHANGE_PARAMETERS)[number], string>>
>;

export interface ExchangeOptions {
  /** With which this issuer signs access tokens. */
  readonly publicJwk: JWK;
  /** What the officer's token has to be addressed to: the gateway that shows it. */
  readonly gateway: string;
  /** What the new token is for: the node. */
  readonly audience: string;
  readonly now: () => number;
}

/**
 * Token exchange (RFC 8693): a gateway shows the token that an officer got for it, and gets one for the node, which names
 * the officer (`sub`) and that the gateway acts (`act`). The new token is bound to the gateway's key.
 */
export async function exchangeToken(ctx: ExchangeContext, options: ExchangeOptions): Promise<void> {
  const { provider, client, params } = ctx.oidc;
  checkRequest(params);
  const [resource] = await resolveRequestedResources(provider, ctx);
  if (resource?.identifier() !== options.audience) throw new errors.InvalidTarget();
  const accountId = await officerIn(params.subject_token ?? '', provider.issuer, options);
  const proof = await validateDpop(provider, ctx);
  checkDpopRequired(provider, ctx, proof);
  const grant = new provider.Grant({ clientId: client.clientId, accountId });
  const grantId = await grant.save();
  const token = new provider.AccessToken({ accountId, client, grantId, gty: TOKEN_EXCHANGE });
  if (proof) {
    await checkDpopReplay(provider, ctx, proof, client.clientId);
    token.setThumbprint('jkt', proof.thumbprint);
  }
  token.resourceServer = resource;
  const accessToken = await token.save();
  const { expiration: expiresIn, tokenType } = token;
  ctx.body = buildTokenResponse(provider, {
    ...{ accessToken, expiresIn, tokenType },
    issuedTokenType: ACCESS_TOKEN,
  });
}

function checkRequest({ subject_token_type, requested_token_type }: ExchangeContext['oidc']['params']): void {
  if (subject_token_type !== ACCESS_TOKEN)
    throw new errors.InvalidRequest(`subject_token_type must be ${ACCESS_TOKEN}`);
  if (requested_token_type !== undefined && requested_token_type !== ACCESS_TOKEN)
    throw new errors.InvalidRequest(`requested_token_type must be ${ACCESS_TOKEN}`);
}

/** A token in which somebody acts already is not exchanged again: one gateway stands between officer and node. */
async function officerIn(token: string, issuer: string, options: ExchangeOptions): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, await importJWK(options.publicJwk, 'ES256'), {
      issuer,
      audience: options.gateway,
      typ: 'at+jwt',
      algorithms: ['ES256'],
      currentDate: new Date(options.now()),
    });
    if (payload.act === undefined && payload.sub !== undefined) return payload.sub;
  } catch (error) {
    if (!(error instanceof joseErrors.JOSEError)) throw error;
  }
  throw new errors.InvalidGrant('subject_token is not a current token of an officer for this client');
}
