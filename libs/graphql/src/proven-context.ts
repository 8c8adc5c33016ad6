import { GraphQLError } from 'graphql';

import {
  Identity,
  IdentityError,
  type RequestToProve,
  SESSION_COOKIE,
  challengeOf,
  statusOfRefusal,
} from '#identity';

import { type CallContext, callContext } from './call-context.js';

/**
 * Whether a request comes with what has to hold before anything else of it counts: a token with its proof, or the
 * session of a browser.
 */
export function comesWithProof({ headers }: Pick<RequestToProve, 'headers'>): boolean {
  return /^dpop /i.test(String(headers.authorization)) || String(headers.cookie).includes(SESSION_COOKIE);
}

/**
 * The context of a request whose proof or session, if it has one, was taken before anything else: clients look for the
 * status and the nonce of an answer (RFC 9449 §9), and only then into it.
 * @throws GraphQLError around an IdentityError, with its HTTP status
 */
export async function provenContext(identity: Identity, request: RequestToProve): Promise<CallContext> {
  const call = callContext(identity, request);
  if (!comesWithProof(request)) return call;
  try {
    await call.authenticate();
  } catch (reason) {
    if (!(reason instanceof IdentityError)) throw reason;
    const headers = new Map([['www-authenticate', challengeOf(reason)]]);
    const extensions = { http: { status: statusOfRefusal(reason), headers } };
    throw new GraphQLError(reason.message, { originalError: reason, extensions });
  }
  return call;
}
