import type { ClientMetadata, JWKS } from 'oidc-provider';

import { type NodeClient, type Role, publicKeySet } from '#identity';

import { demonstrationKey } from '../demonstration-keys.js';

export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** What a case system may do by itself, without an officer. */
export const CASE_SYSTEM_ROLES: readonly Role[] = ['reader', 'releaser'];

/** A ministry's case system, which asks and submits in its own name. */
export function caseSystemId(state: string): string {
  return `${state.toLowerCase()}-case-system`;
}

/** A ministry's gateway, which asks in the name of the officer before it. */
export function gatewayId(state: string): string {
  return `${state.toLowerCase()}-gateway`;
}

/** What tokens for the gateway itself are addressed to. */
export function gatewayResource(state: string): string {
  return `https://${gatewayId(state)}.demonstration.invalid/`;
}

const PROVES_ITS_KEY = {
  token_endpoint_auth_method: 'private_key_jwt',
  token_endpoint_auth_signing_alg: 'ES256',
  dpop_bound_access_tokens: true,
} as const;

/** The clients of one demonstration state's issuer; private keys are made at first need, in files of mode 0600. */
export async function issuerClients(
  state: string,
  folder: string,
  node: NodeClient,
): Promise<ClientMetadata[]> {
  const jwks = async (id: string): Promise<JWKS> =>
    publicKeySet((await demonstrationKey(folder, 'client', id)).privateJwk);
  const [caseSystem, gateway] = [caseSystemId(state), gatewayId(state)];
  return [
    {
      ...PROVES_ITS_KEY,
      client_id: caseSystem,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      jwks: await jwks(caseSystem),
    },
    {
      ...PROVES_ITS_KEY,
      client_id: gateway,
      grant_types: ['authorization_code', TOKEN_EXCHANGE],
      response_types: ['code'],
      redirect_uris: [`${gatewayResource(state)}callback`],
      jwks: await jwks(gateway),
    },
    {
      ...PROVES_ITS_KEY,
      client_id: node.id,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [`${node.id}/sign-in/callback`],
      jwks: await publicKeySet(node.privateJwk),
    },
  ];
}
