import { CliError } from '../cli.errors.js';
import { mustBeEncrypted } from './node-address.js';

/** A program of a state that gets its own tokens from the state's issuer. */
export interface ClientAccess {
  /** As the root names it. */
  readonly issuer: string;
  readonly metadata: URL;
  readonly clientId: string;
  /** The file of its private key. */
  readonly keyFile: string;
}

/**
 * What the environment says of the client, if anything.
 * @throws CliError CLIENT_INCOMPLETE, ISSUER_INVALID, URL_NOT_ENCRYPTED
 */
export function clientAccess(env: Readonly<Record<string, string | undefined>>): ClientAccess | undefined {
  const { GROUNDS_ISSUER: issuer, GROUNDS_CLIENT: clientId, GROUNDS_CLIENT_KEY: keyFile } = env;
  if (!issuer && !clientId && !keyFile) return undefined;
  if (!issuer || !clientId || !keyFile) {
    throw new CliError('CLIENT_INCOMPLETE', 'A client is not told completely.', {
      advice: 'Set GROUNDS_ISSUER, GROUNDS_CLIENT and GROUNDS_CLIENT_KEY, or none of them.',
    });
  }
  const address =
    env.GROUNDS_ISSUER_METADATA ?? `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  if (!URL.canParse(issuer) || !URL.canParse(address)) {
    throw new CliError('ISSUER_INVALID', 'The issuer is no address.', {
      advice: 'Set GROUNDS_ISSUER to the issuer as the root names it, such as https://id.example.',
    });
  }
  const metadata = new URL(address);
  mustBeEncrypted(metadata);
  return { issuer, metadata, clientId, keyFile };
}
