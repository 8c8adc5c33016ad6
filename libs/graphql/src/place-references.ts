import type { GraphQLSchema } from 'graphql';

import { isRegisterError } from '#kernel';

import { ForeseenFailure } from './failure.filter.js';

/**
 * Lets the failure of a reference say which one it is. No filter of Nest stands around reference resolvers, and an error
 * with a `path` of its own would go out with that one: a gateway could not tell which of its references failed.
 */
export function placeReferences(schema: GraphQLSchema): GraphQLSchema {
  const field = schema.getQueryType()?.getFields()._entities;
  const resolve = field?.resolve;
  if (field && resolve) {
    field.resolve = (...asked): unknown => {
      const references: unknown = resolve(...asked);
      return Array.isArray(references) ? references.map(placed) : references;
    };
  }
  return schema;
}

async function placed(reference: unknown): Promise<unknown> {
  try {
    return await reference;
  } catch (error) {
    throw isRegisterError(error) ? new ForeseenFailure(error) : error;
  }
}
