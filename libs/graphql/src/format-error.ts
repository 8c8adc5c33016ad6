import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { GraphQLError, GraphQLFormattedError } from 'graphql';

import { type RegisterError, isRegisterError } from '#kernel';

import { ForeseenFailure } from './failure.filter.js';
import { InvalidInput } from './validate-input.js';

const logger = new Logger('GraphQL');

/** What a client is told about a failure: the code and advice of a foreseen one, nothing of any other. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const thrown = unwrapResolverError(error);
  const cause = thrown instanceof ForeseenFailure ? thrown.reason : thrown;
  const where = { locations: formatted.locations, path: formatted.path };
  if (isRegisterError(cause)) return { message: cause.message, ...where, extensions: extensions(cause) };
  if (cause instanceof GraphQLError && !isOurs(formatted))
    return { ...formatted, extensions: { code: formatted.extensions?.code } };
  logger.error(traceOf(cause, formatted.path));
  return {
    message:
      'The register could not answer, and nothing was stored. Try again; tell the operator if it stays.',
    ...where,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
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
