import { type GraphQLSchema, isUnionType } from 'graphql';

import { ForeseenFailure } from './failure.filter.js';
import { GraphqlError } from './graphql.errors.js';

const ENTITIES_MAX = 100;

interface EntitiesArgs {
  readonly representations: readonly unknown[];
}

/** Checks what `_entities` is asked for before any reference is resolved: how many, and only known entities. */
export function limitEntities(schema: GraphQLSchema): GraphQLSchema {
  const field = schema.getQueryType()?.getFields()._entities;
  const resolve = field?.resolve;
  if (field && resolve) {
    field.resolve = (source, args: EntitiesArgs, context, info): unknown => {
      checkRepresentations(args.representations, entityNames(schema));
      return resolve(source, args, context, info);
    };
  }
  return schema;
}

function entityNames(schema: GraphQLSchema): ReadonlySet<unknown> {
  const union = schema.getType('_Entity');
  return new Set(isUnionType(union) ? union.getTypes().map((type) => type.name) : []);
}

function checkRepresentations(representations: readonly unknown[], known: ReadonlySet<unknown>): void {
  if (representations.length > ENTITIES_MAX) {
    throw refusal('ENTITIES_TOO_MANY', `At most ${ENTITIES_MAX} entities are answered at once.`, {
      path: ['representations'],
      advice: 'Spread them over several requests.',
    });
  }
  const unknown = representations.findIndex((representation) => !known.has(typeNameOf(representation)));
  if (unknown === -1) return;
  throw refusal('ENTITY_UNKNOWN', 'A representation names no entity of this register.', {
    path: ['representations', String(unknown)],
    advice: `Give __typename as one of: ${[...known].join(', ')}.`,
  });
}

function typeNameOf(representation: unknown): unknown {
  return (representation as { __typename?: unknown } | null)?.__typename;
}

function refusal(...error: ConstructorParameters<typeof GraphqlError>): ForeseenFailure {
  return new ForeseenFailure(new GraphqlError(...error));
}
