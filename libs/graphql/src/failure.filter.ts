import { ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

import { IdentityError, challengeOf } from '#identity';
import { type RegisterError, isRegisterError } from '#kernel';

import { typedHttpError } from './typed-http-error.js';

interface Reply {
  header(name: string, value: string): unknown;
}

/**
 * A foreseen failure on its way through graphql-js, which takes any error with a `path` for one that it has
 * placed in the query already, and would leave out where in the answer data is missing.
 */
export class ForeseenFailure extends Error {
  constructor(readonly reason: RegisterError) {
    super(reason.message);
  }
}

/**
 * Hands what a resolver throws to `formatError`, which alone decides what is told and what is logged: Nest
 * would log the whole error, and a database error holds the values of its query.
 */
@Catch()
export class FailureFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql')
      throw isRegisterError(error) ? new ForeseenFailure(error) : error;
    if (error instanceof IdentityError || isRefusedNode(error)) {
      const reply = host.switchToHttp().getResponse<Reply>();
      reply.header('www-authenticate', challengeOf(error));
    }
    super.catch(typedHttpError(error), host);
  }
}

/** A node that is not let in gets the challenge that any client does. */
function isRefusedNode(error: unknown): error is RegisterError {
  return isRegisterError(error) && error.code === 'PEER_ASSERTION';
}
