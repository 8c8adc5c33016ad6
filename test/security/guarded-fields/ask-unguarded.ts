import {
  type GraphQLError,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  type ExecutionResult,
  getNamedType,
  graphql,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  parse,
  subscribe,
} from 'graphql';

import { formatError } from '#graphql';

/** The code that an outermost field answers with when it is asked with this context, or `answered`. */
export async function codeOf(
  schema: GraphQLSchema,
  root: string,
  field: string,
  contextValue: object,
): Promise<string> {
  const source = operationFor(schema, root, field);
  const result =
    root === 'Subscription'
      ? await subscribe({ schema, document: parse(source), contextValue })
      : await graphql({ schema, source, contextValue });
  if (Symbol.asyncIterator in result) {
    const first = await result[Symbol.asyncIterator]().next();
    return outcomeOf((first.value as ExecutionResult | undefined) ?? {}, field);
  }
  return outcomeOf(result, field);
}

/** The code of the first error of an answer, or what it answers for a field. */
export function outcomeOf({ data, errors }: ExecutionResult, field: string): string {
  const [error] = errors ?? [];
  if (error) return codeFor(error);
  const answer = data?.[field] as { problems?: readonly { code: string }[] } | null | undefined;
  return answer?.problems?.[0]?.code ?? 'answered';
}

/** The code that a client would be told. */
function codeFor(error: GraphQLError): string {
  const { code } =
    formatError({ message: error.message, extensions: error.extensions }, error).extensions ?? {};
  return typeof code === 'string' ? code : error.message;
}

/** An operation that asks for one field with every obligatory argument, and of its answer the names of types. */
export function operationFor(schema: GraphQLSchema, root: string, field: string): string {
  const type = schema.getType(root);
  const asked: GraphQLField<unknown, unknown> | undefined =
    type && 'getFields' in type ? (type.getFields()[field] as GraphQLField<unknown, unknown>) : undefined;
  if (!asked) throw new Error(`There is no field ${root}.${field}.`);
  const given = asked.args
    .filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)
    .map((argument) => `${argument.name}: ${literalOf(argument.type)}`);
  const named = getNamedType(asked.type);
  const problems = named.name.endsWith('Result') ? ' ... on Rejected { problems { code } }' : '';
  const selection = isLeafType(named) ? '' : `{ __typename${problems} }`;
  return `${root.toLowerCase()} { ${field}${given.length > 0 ? `(${given.join(', ')})` : ''} ${selection} }`;
}

function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType);
  if (isListType(type)) return `[${literalOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return `{ ${fields.map(({ name, type: of }) => `${name}: ${MEMBERS[name] ?? literalOf(of)}`).join(', ')} }`;
  }
  return LEAVES[type.name] ?? '"xxxxxxxx"';
}

/** What an input object needs to be let through to the guard behind its validation. */
const MEMBERS: Readonly<Record<string, string>> = { role: '"investor"' };

const LEAVES: Readonly<Record<string, string>> = { Int: '1', Float: '1', Boolean: 'false' };
