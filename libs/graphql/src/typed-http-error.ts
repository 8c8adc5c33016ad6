import { HttpException } from '@nestjs/common';

import { IdentityError, statusOfRefusal } from '#identity';
import { type RegisterError, isRegisterError } from '#kernel';

/** Failures of the transport itself, before any operation is looked at. */
const TRANSPORT_FAILURES: Readonly<Record<number, readonly [code: string, message: string, advice: string]>> =
  {
    400: [
      'REQUEST_MALFORMED',
      'The request could not be read.',
      'Send JSON with content type application/json.',
    ],
    404: ['PATH_UNKNOWN', 'There is nothing at this path.', 'The API is at /graphql.'],
    413: ['BODY_TOO_LARGE', 'The request is larger than 2 MiB.', 'Send less: one statement per request.'],
    415: ['CONTENT_TYPE_UNKNOWN', 'This content type is not taken.', 'Send content type application/json.'],
  };

/**
 * The same failure with a code and advice, for routes that are not GraphQL; one that has a code already, or is
 * unforeseen, stays as it is.
 */
export function typedHttpError(error: unknown): unknown {
  if (isRegisterError(error)) {
    const { code, message, advice } = error;
    return new HttpException({ code, message, advice }, statusFor(error));
  }
  const failure = TRANSPORT_FAILURES[statusOf(error)];
  if (!failure || hasCode(error)) return error;
  const [code, message, advice] = failure;
  return new HttpException({ code, message, advice }, statusOf(error));
}

/** Of refusals that are not of the request's content but of who sends it; a node's assertion stands for a token. */
const REFUSALS: Readonly<Record<string, number>> = {
  PERMISSION_MISSING: 403,
  PEER_ASSERTION: 401,
  PEER_UNKNOWN: 403,
};

function statusFor(error: RegisterError): number {
  if (error instanceof IdentityError) return statusOfRefusal(error);
  return REFUSALS[error.code] ?? 400;
}

/** Nest's exceptions have `getStatus`, Fastify's own a `statusCode`. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return Number((error as { statusCode?: unknown } | null)?.statusCode);
}

function hasCode(error: unknown): boolean {
  if (!(error instanceof HttpException)) return false;
  const response = error.getResponse();
  return typeof response === 'object' && 'code' in response;
}
