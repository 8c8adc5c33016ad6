import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/**
 * Selections that together ask for every field of a type, `levels` deep and through every branch of every
 * union; one selection asks for one branch of each, as branches may have fields of one name and two types.
 */
export function everyField(schema: GraphQLSchema, typeName: string, levels: number): string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`The schema has no ${typeName}.`);
  return Object.values(type.getFields()).flatMap((field) => selections(field, levels));
}

function selections(field: GraphQLField<unknown, unknown>, levels: number): string[] {
  const needsMore = field.args.some(
    ({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined,
  );
  const type = getNamedType(field.type);
  if (needsMore) return [];
  if (isLeafType(type)) return [field.name];
  return levels > 0 ? blocks(type, levels - 1).map((block) => `${field.name} ${block}`) : [];
}

function blocks(type: GraphQLNamedType, levels: number): string[] {
  if (isUnionType(type)) {
    return type
      .getTypes()
      .flatMap((branch) =>
        blocks(branch, levels).map((block) => `{ __typename ... on ${branch.name} ${block} }`),
      );
  }
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  const ways = fields.map((field) => selections(field, levels)).filter((found) => found.length > 0);
  const most = Math.max(1, ...ways.map((found) => found.length));
  return Array.from(
    { length: most },
    (_, at) => `{ __typename ${ways.map((found) => found[at % found.length]).join(' ')} }`,
  );
}
