import type { AuthorizationServer } from 'oauth4webapi';

import { CliError } from '../cli.errors.js';
import type { ClientAccess } from './client-access.js';
import { mustBeEncrypted } from './node-address.js';

const PATIENCE_MS = 10_000;
const OK = 200;

/**
 * What the issuer says of itself (RFC 8414); redirects are not followed.
 * @throws CliError ISSUER_UNREACHABLE, ISSUER_ANSWER, ISSUER_OTHER, URL_NOT_ENCRYPTED
 */
export async function issuerMetadata({ issuer, metadata }: ClientAccess): Promise<AuthorizationServer> {
  const response = await fetch(metadata, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause: unknown) => {
    throw issuerUnreachable(metadata, cause);
  });
  const body: unknown = response.status === OK ? await response.json().catch(() => undefined) : undefined;
  const { issuer: named, token_endpoint: endpoint } = (body ?? {}) as Partial<AuthorizationServer>;
  if (typeof named !== 'string' || typeof endpoint !== 'string' || !URL.canParse(endpoint)) {
    throw new CliError('ISSUER_ANSWER', `What answers at ${metadata.origin} is no issuer of tokens.`, {
      advice: 'Check GROUNDS_ISSUER, and GROUNDS_ISSUER_METADATA where its metadata is not below it.',
    });
  }
  // Whoever can put its own metadata there would get an assertion that is good at the issuer.
  if (named !== issuer) {
    throw new CliError('ISSUER_OTHER', 'The metadata are those of another issuer.', {
      advice: 'Set GROUNDS_ISSUER to the issuer exactly as the root names it.',
    });
  }
  mustBeEncrypted(new URL(endpoint));
  return { ...(body as AuthorizationServer), issuer: named };
}

export function issuerUnreachable({ origin }: URL, cause: unknown): CliError {
  return new CliError('ISSUER_UNREACHABLE', `The issuer at ${origin} does not answer.`, {
    cause,
    advice: 'Try again; check GROUNDS_ISSUER and GROUNDS_ISSUER_METADATA if it stays.',
  });
}
