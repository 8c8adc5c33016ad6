import { type ASTVisitor, GraphQLError, Kind, type ValidationContext, visit } from 'graphql';

import { GraphqlError } from './graphql.errors.js';

/** `@skip` and `@include` are all there are; a page of a console that uses one for each optional part has 20. */
const DIRECTIVES_MAX = 30;

/**
 * Refuses a document with more directives than any question needs: each of them costs several rules of
 * validation a step, and is told about in an error of its own.
 */
export function directiveLimit(context: ValidationContext): ASTVisitor {
  return {
    [Kind.DOCUMENT](document): void {
      let directives = 0;
      visit(document, { Directive: () => void (directives += 1) });
      if (directives <= DIRECTIVES_MAX) return;
      const broken = tooManyDirectives();
      context.reportError(new GraphQLError(broken.message, { nodes: document, originalError: broken }));
    },
  };
}

function tooManyDirectives(): GraphqlError {
  return new GraphqlError(
    'OPERATION_TOO_MANY_DIRECTIVES',
    `The query has more than ${DIRECTIVES_MAX} directives.`,
    { advice: 'Leave out what you do not ask for, instead of skipping it with a directive.' },
  );
}
