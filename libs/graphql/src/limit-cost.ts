import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  getVariableValues,
} from 'graphql';

import { checkVariableKeys } from './check-variable-keys.js';
import { CostEstimate } from './estimate-cost.js';
import { GraphqlError } from './graphql.errors.js';

/** Values in an answer: a page of 100 rows for a table has about 8,000, one of 20 whole records about 40,000. */
const COST_MAX = 50_000;

export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown>;
}

/**
 * Refuses an operation by what its variables make of it, before anything of it is executed.
 * @throws GraphQLError around a GraphqlError
 */
export function checkDemands({ schema, document, operation, variables }: Asked): void {
  const keys = checkVariableKeys(variables);
  if (keys) throw refused(operation, keys);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  // Variables that do not fit are refused by execution itself, which does nothing else then.
  if (!coerced) return;
  const cost = new CostEstimate(schema, document, coerced).of(operation);
  if (cost > COST_MAX) throw refused(operation, tooCostly(cost));
}

/** The same for the endpoint at /graphql. */
export const limitDemands: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request }) => {
        if (operation) checkDemands({ schema, document, operation, variables: request.variables ?? {} });
        return Promise.resolve();
      },
    }),
};

function refused(operation: OperationDefinitionNode, reason: GraphqlError): GraphQLError {
  const extensions = { http: { status: 400 } };
  return new GraphQLError(reason.message, { nodes: operation, originalError: reason, extensions });
}

function tooCostly(cost: number): GraphqlError {
  return new GraphqlError(
    'OPERATION_TOO_COSTLY',
    `The operation asks for about ${cost} values; the most is ${COST_MAX}.`,
    { path: ['first'], advice: 'Ask for smaller pages or fewer rows, or for fewer fields of each entry.' },
  );
}
