import {
  type ASTVisitor,
  GraphQLError,
  OperationTypeNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

import { GraphqlError } from './graphql.errors.js';

const { SUBSCRIPTION } = OperationTypeNode;

/** At /graphql: an answer is one answer, so what goes on and on belongs elsewhere. */
export const noSubscriptions = refusing(
  (operation) => operation === SUBSCRIPTION,
  new GraphqlError('SUBSCRIPTION_NEEDS_STREAM', 'A subscription is answered as a stream of events.', {
    advice: 'Send it to /graphql/stream with the header Accept: text/event-stream.',
  }),
);

/** At /graphql/stream: a connection that stays open is for what stays open. */
export const onlySubscriptions = refusing(
  (operation) => operation !== SUBSCRIPTION,
  new GraphqlError('STREAM_NEEDS_SUBSCRIPTION', 'Only a subscription is answered as a stream of events.', {
    advice: 'Send queries and mutations to /graphql.',
  }),
);

function refusing(
  isRefused: (operation: OperationTypeNode) => boolean,
  refusal: GraphqlError,
): ValidationRule {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(node): void {
      if (!isRefused(node.operation)) return;
      context.reportError(new GraphQLError(refusal.message, { nodes: node, originalError: refusal }));
    },
  });
}
