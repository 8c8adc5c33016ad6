import {
  type AuthorizationServer,
  DPoP,
  PrivateKeyJwt,
  ResponseBodyError,
  type TokenEndpointResponse,
  allowInsecureRequests,
  clientCredentialsGrantRequest,
  isDPoPNonceError,
  processClientCredentialsResponse,
} from 'oauth4webapi';

import { CliError } from '../cli.errors.js';
import { readTokenKey } from '../files/read-token-key.js';
import type { ClientAccess } from './client-access.js';
import { issuerMetadata, issuerUnreachable } from './issuer-metadata.js';

/** Words of RFC 6749 §5.2 and the like; anything else an issuer says stays out of messages. */
const OAUTH_ERROR = /^[a-z_]{1,40}$/;

/**
 * A token for the node in the client's own name: the client says who it is with an assertion that its key signs (RFC
 * 7523), and has the token bound to another key (RFC 9449).
 * @param keys what the token will be bound to
 * @throws CliError
 */
export async function clientToken(
  access: ClientAccess,
  node: URL,
  keys: CryptoKeyPair,
): Promise<TokenEndpointResponse> {
  const server = await issuerMetadata(access);
  const { privateKey, kid } = await readTokenKey(access.keyFile);
  const client = { client_id: access.clientId };
  const proofs = DPoP({}, keys);
  const once = async (): Promise<TokenEndpointResponse> => {
    const response = await clientCredentialsGrantRequest(
      server,
      client,
      PrivateKeyJwt({ key: privateKey, ...(kid === undefined ? {} : { kid }) }),
      { resource: new URL('/graphql', node).href },
      // Which issuers may be asked in the clear was decided with their metadata: those on this machine.
      { DPoP: proofs, [allowInsecureRequests]: true },
    ).catch((cause: unknown) => {
      throw issuerUnreachable(access.metadata, cause);
    });
    return processClientCredentialsResponse(server, client, response);
  };
  return once()
    .catch((error: unknown) => {
      if (isDPoPNonceError(error)) return once();
      throw error;
    })
    .catch((error: unknown) => {
      throw error instanceof CliError ? error : refused(server, error);
    });
}

function refused({ issuer }: AuthorizationServer, error: unknown): CliError {
  const said = error instanceof ResponseBodyError && OAUTH_ERROR.test(error.error) ? ` (${error.error})` : '';
  return new CliError('ISSUER_REFUSED', `The issuer ${issuer} gives no token${said}.`, {
    advice:
      'Check GROUNDS_CLIENT and GROUNDS_CLIENT_KEY, and that the issuer knows the public half of the key.',
  });
}
