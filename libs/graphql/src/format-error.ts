import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { GraphQLError, GraphQLFormattedError } from 'graphql';

import { RegisterError } from '#kernel';

import { InvalidInput } from './validate-input.js';

const logger = new Logger('GraphQL');

/** What a client is told about a failure: the code and advice of a foreseen one, nothing of any other. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const where = { locations: formatted.locations, path: formatted.path };
  if (cause instanceof RegisterError) return { message: cause.message, ...where, extensions: extensions(cause) };
  if (cause instanceof GraphQLError) return { ...formatted, extensions: { code: formatted.extensions?.code } };
  logger.error(cause instanceof Error ? (cause.stack ?? cause.message) : 'A resolver threw no Error.');
  return {
    message: 'The register could not answer, and nothing was stored. Try again; tell the operator if it stays.',
    ...where,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

function extensions(cause: RegisterError): Record<string, unknown> {
  const problems = cause instanceof InvalidInput ? { problems: cause.problems } : {};
  return { code: cause.code, inputPath: cause.path, advice: cause.advice, ...problems };
}
