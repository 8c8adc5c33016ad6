import {
  type ASTVisitor,
  GraphQLError,
  type OperationDefinitionNode,
  OperationTypeNode,
  type ValidationContext,
} from 'graphql';

import { GraphqlError } from './graphql.errors.js';
import { Scales, type Weight } from './weigh-operation.js';

/** The usual introspection query is 15 deep and has 230 fields; no question about records comes near. */
const DEPTH_MAX = 15;
const FIELDS_MAX = 1_000;
const ALIASES_MAX = 30;
const QUERIES_MAX = 10;
const MUTATIONS_MAX = 1;

/**
 * Refuses an operation whose answer could be far larger than its text, before anything of it is executed.
 * The database is asked once for each outermost field; an alias lets any value be repeated in every row.
 */
export function operationLimits(context: ValidationContext): ASTVisitor {
  const scales = new Scales((name) => context.getFragment(name));
  return {
    OperationDefinition(node): false {
      const broken = brokenLimit(node, scales.weigh(node.selectionSet));
      if (broken)
        context.reportError(new GraphQLError(broken.message, { nodes: node, originalError: broken }));
      return false;
    },
  };
}

function brokenLimit({ operation }: OperationDefinitionNode, weight: Weight): GraphqlError | undefined {
  const outermostMax = operation === OperationTypeNode.QUERY ? QUERIES_MAX : MUTATIONS_MAX;
  if (weight.depth > DEPTH_MAX) return tooDeep();
  if (weight.outermost > outermostMax) return tooManyOutermost(operation, outermostMax);
  if (weight.fields > FIELDS_MAX) return tooManyFields();
  return weight.aliases > ALIASES_MAX ? tooManyAliases() : undefined;
}

function tooDeep(): GraphqlError {
  return new GraphqlError('OPERATION_TOO_DEEP', `The fields are nested more than ${DEPTH_MAX} deep.`, {
    advice: 'Ask for the inner fields in a request of their own.',
  });
}

function tooManyOutermost(operation: OperationTypeNode, max: number): GraphqlError {
  return new GraphqlError(
    'OPERATION_TOO_MANY_FIELDS',
    `A ${operation} has at most ${max} outermost ${max === 1 ? 'field' : 'fields'}.`,
    { advice: 'Spread them over several requests.' },
  );
}

function tooManyFields(): GraphqlError {
  return new GraphqlError(
    'OPERATION_TOO_MANY_FIELDS',
    `The operation asks for more than ${FIELDS_MAX} fields, its fragments written out.`,
    { advice: 'Ask for fewer fields, or spread them over several requests.' },
  );
}

function tooManyAliases(): GraphqlError {
  return new GraphqlError(
    'OPERATION_TOO_MANY_ALIASES',
    `The operation has more than ${ALIASES_MAX} aliases, its fragments written out.`,
    { advice: 'Ask for each field once, under its own name.' },
  );
}
