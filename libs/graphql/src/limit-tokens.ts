import type { GraphQLFormattedError } from 'graphql';

import { GraphqlError } from './graphql.errors.js';

/** The parser stops after this many tokens; names, punctuation and values count, white space does not. */
export const TOKENS_MAX = 2_000;

/** graphql-js has no code of its own for this, only a message. */
const PARSER_STOPPED = 'Syntax Error: Document contains more';

/** The typed form of the parser's stop, or undefined for any other failure. */
export function tokenLimitReached({ message }: GraphQLFormattedError): GraphqlError | undefined {
  if (!message.startsWith(PARSER_STOPPED)) return undefined;
  return new GraphqlError('OPERATION_TOO_LARGE', `The query has more than ${TOKENS_MAX} tokens.`, {
    advice: 'Send values as variables, and ask for less in one request.',
  });
}
