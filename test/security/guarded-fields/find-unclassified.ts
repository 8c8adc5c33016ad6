import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';

import { WITHOUT_CONTENT, WITH_CONTENT } from './classified-types.js';

/** Object types that an answer starting at `type` can hold. */
export function reachableTypes(schema: GraphQLSchema, type: GraphQLNamedType): Set<string> {
  const reached = new Set<string>();
  const visit = (next: GraphQLNamedType): void => {
    if (isAbstractType(next)) schema.getPossibleTypes(next).forEach(visit);
    if (!isObjectType(next) || reached.has(next.name)) return;
    reached.add(next.name);
    for (const field of Object.values(next.getFields())) visit(getNamedType(field.type));
  };
  visit(type);
  return reached;
}

function rootTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
    (type) => type ?? [],
  );
}

/** Outermost fields whose answer can hold record content. */
export function contentFields(schema: GraphQLSchema): { readonly root: string; readonly field: string }[] {
  return rootTypes(schema).flatMap((root) =>
    Object.values(root.getFields())
      .filter(({ type, name }) => name !== '_entities' && holdsContent(schema, getNamedType(type)))
      .map(({ name }) => ({ root: root.name, field: name })),
  );
}

function holdsContent(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  return [...reachableTypes(schema, type)].some((name) => WITH_CONTENT.includes(name));
}

/** What the lists do not speak of: types, and fields of types that are said to hold no record content. */
export function findUnclassified(schema: GraphQLSchema): string[] {
  const guarded = contentFields(schema).map(({ root, field }) => `${root}.${field}`);
  const names = new Set(rootTypes(schema).flatMap((root) => [...reachableTypes(schema, root)]));
  return [...names].sort().flatMap((name) => {
    if (WITH_CONTENT.includes(name)) return [];
    const listed = WITHOUT_CONTENT[name];
    if (!listed) return [name];
    const type = schema.getType(name);
    const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
    return fields
      .filter((field) => !listed.includes(field) && !guarded.includes(`${name}.${field}`))
      .map((field) => `${name}.${field}`);
  });
}
