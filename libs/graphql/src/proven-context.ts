import { GraphQLError } from 'graphql';

import { Identity, IdentityError, type RequestToProve, challengeOf } from '#identity';

import { type CallContext, callContext } from './call-context.js';

const UNAUTHORISED = 401;

/** Whether a request says that its token is bound to a key, so that a proof comes with it. */
export function comesWithProof({ headers }: Pick<RequestToProve, 'headers'>): boolean {
  return /^dpop /i.test(String(headers.authorization));
}

/**
 * The context of a request whose proof, if it has one, was taken before anything else: clients look for the status and
 * the nonce of an answer (RFC 9449 §9), and only then into it.
 * @throws GraphQLError around an IdentityError, with HTTP status 401
 */
export async function provenContext(identity: Identity, request: RequestToProve): Promise<CallContext> {
  const call = callContext(identity, request);
  if (!comesWithProof(request)) return call;
  try {
    await call.authenticate();
  } catch (reason) {
    if (!(reason instanceof IdentityError)) throw reason;
    const headers = new Map([['www-authenticate', challengeOf(reason)]]);
    const extensions = { http: { status: UNAUTHORISED, headers } };
    throw new GraphQLError(reason.message, { originalError: reason, extensions });
  }
  return call;
}
