import { type GraphQLSchema, OperationTypeNode, isUnionType } from 'graphql';

/** One way in: a field, and where that makes a difference, what it is asked for. */
export interface Way {
  /** `precedent`, `_entities of Party`: the name of its rule. */
  readonly name: string;
  readonly operation: OperationTypeNode;
  readonly field: string;
  readonly variant?: string;
}

/** Statements are signed in the name of the caller's own state, or of another. */
const SIGNERS = ['its own state', 'another state'] as const;

/** Every way in, read from the schema: what it has, the matrix has. */
export function waysOf(schema: GraphQLSchema): Way[] {
  return Object.values(OperationTypeNode).flatMap((operation) =>
    Object.keys(schema.getRootType(operation)?.getFields() ?? {}).flatMap((field): Way[] => {
      const variants = variantsOf(schema, field);
      if (variants.length === 0) return [{ name: field, operation, field }];
      return variants.map((variant) => ({ name: `${field} of ${variant}`, operation, field, variant }));
    }),
  );
}

function variantsOf(schema: GraphQLSchema, field: string): readonly string[] {
  if (field === 'submitStatement' || field === 'submitStatements') return SIGNERS;
  const union = schema.getType('_Entity');
  return field === '_entities' && isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];
}
