import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { GraphQLError, GraphQLFormattedError } from 'graphql';

import { type RegisterError, isRegisterError } from '#kernel';

import { ForeseenFailure } from './failure.filter.js';
import { tokenLimitReached } from './limit-tokens.js';
import { InvalidInput } from './validate-input.js';

const logger = new Logger('GraphQL');

/** What a client is told about a failure: the code and advice of a foreseen one, nothing of any other. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = tokenLimitReached(formatted) ?? causeOf(error);
  const where = { locations: formatted.locations, path: formatted.path };
  if (isRegisterError(cause)) return { message: cause.message, ...where, extensions: extensions(cause) };
  if (cause instanceof GraphQLError && !isOurs(formatted))
    return { ...formatted, message: plain(formatted), extensions: { code: formatted.extensions?.code } };
  logger.error(traceOf(cause, formatted.path));
  return {
    message:
      'The register could not answer, and nothing was stored. Try again; tell the operator if it stays.',
    ...where,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** Without the names that graphql-js thinks were meant: whoever guesses is not told what there is. */
function plain({ message }: GraphQLFormattedError): string {
  return message.replace(/ ?Did you mean .*\?$/s, '');
}

/** What a resolver threw, or a rule of validation found, under the errors that graphql-js puts around it. */
function causeOf(error: unknown): unknown {
  const thrown = unwrapResolverError(error);
  if (thrown instanceof ForeseenFailure) return thrown.reason;
  const isWrapped = thrown instanceof GraphQLError && isRegisterError(thrown.originalError);
  return isWrapped ? thrown.originalError : thrown;
}

function traceOf(cause: unknown, path: GraphQLFormattedError['path'] = []): string {
  if (cause instanceof GraphQLError) return `The schema cannot show the value at ${path.join('.')}.`;
  return cause instanceof Error ? (cause.stack ?? cause.message) : 'A resolver threw no Error.';
}

/** A resolver's value that the schema cannot show is no fault of the query, and its message repeats the value. */
function isOurs({ extensions }: GraphQLFormattedError): boolean {
  return extensions?.code === 'INTERNAL_SERVER_ERROR';
}

function extensions(cause: RegisterError): Record<string, unknown> {
  const problems = cause instanceof InvalidInput ? { problems: cause.problems } : {};
  return { code: cause.code, inputPath: cause.path, advice: cause.advice, ...problems };
}
