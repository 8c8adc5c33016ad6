import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';

import { IdentityError } from '../identity.errors.js';

/** Errors of OAuth 2.0 and OpenID Connect that may be repeated: a provider's own text may not. */
const KNOWN = [
  'access_denied',
  'consent_required',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'invalid_target',
  'login_required',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
];

/** Why a provider, or the check of its answer, ended a sign-in, in our words. */
export function refusedBy(cause: unknown): IdentityError {
  if (cause instanceof IdentityError) return cause;
  const error =
    cause instanceof AuthorizationResponseError || cause instanceof ResponseBodyError ? cause.error : '';
  if (KNOWN.includes(error))
    return new IdentityError('SIGN_IN_REFUSED', `Your state's provider refused: ${error}.`, {
      advice:
        error === 'access_denied'
          ? 'Sign in again.'
          : 'Tell the operator: the node may not be registered there.',
      cause,
    });
  if (cause instanceof ClientError || error !== '')
    return new IdentityError('SIGN_IN_REFUSED', 'The answer of the provider does not hold.', {
      advice: 'Sign in again, in one window. Tell the operator if it stays.',
      cause,
    });
  return new IdentityError('SIGN_IN_UNAVAILABLE', "The state's provider cannot be reached now.", {
    advice: 'Try again later.',
    cause,
  });
}
