/**
 * The smallest OpenID provider from which a register's node takes tokens, for a rehearsal on one machine: one case system
 * as a client, its public key, its roles. Whichever product your state uses, these are the settings to look for in it.
 *
 *   node docs/examples/issuer.mjs PORT CLIENT_ID PUBLIC_KEY_FILE ROLE[,ROLE]
 *
 * PUBLIC_KEY_FILE is what `grounds keys new --for client --json` printed.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';

import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

const [port, clientId, keyFile, roles] = process.argv.slice(2);
const { jwk: clientKey } = JSON.parse(readFileSync(keyFile, 'utf8'));
const { privateKey } = await generateKeyPair('ES256', { extractable: true });

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: clientId,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      id_token_signed_response_alg: 'ES256',
      jwks: { keys: [{ ...clientKey, alg: 'ES256', use: 'sig' }] },
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      dpop_bound_access_tokens: true,
    },
  ],
  jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' }] },
  clientAuthMethods: ['private_key_jwt'],
  extraTokenClaims: () => ({ roles: roles.split(','), demo: true }),
  ttl: { ClientCredentials: 300 },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    fapi: { enabled: true, profile: '2.0' },
    dPoP: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_, resource) => ({
        audience: resource,
        scope: '',
        accessTokenFormat: 'jwt',
        accessTokenTTL: 300,
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
});
provider.listen(Number(port), '127.0.0.1', () => process.stdout.write(`Issuer at ${provider.issuer}\n`));
