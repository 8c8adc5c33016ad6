import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  getOperationAST,
  parse,
  specifiedRules,
  subscribe,
  validate,
} from 'graphql';

import type { CallContext } from '../call-context.js';
import { formatError } from '../format-error.js';
import { checkDemands } from '../limit-cost.js';
import { TOKENS_MAX } from '../limit-tokens.js';
import { operationRules } from '../operation-rules.js';
import { onlySubscriptions } from '../transport.rule.js';
import type { StreamParams } from './stream-request.js';

/** Codes as the endpoint at /graphql gives them (Apollo Server), by the step that refuses. */
type StepCode =
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'BAD_USER_INPUT'
  | 'INTERNAL_SERVER_ERROR';

/** Reasons not to open a stream, or to end it, as the client is told them. */
export class StreamRefusal extends Error {
  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super('The stream is refused.');
  }
}

export interface PreparedSubscription {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly params: StreamParams;
}

/**
 * Parses and checks a subscription under the rules and limits of any other operation.
 * @throws StreamRefusal
 */
export function prepareSubscription(schema: GraphQLSchema, params: StreamParams): PreparedSubscription {
  if (params.extensions.persistedQuery !== undefined) throw noPersistedQuery();
  const document = refusedAs('GRAPHQL_PARSE_FAILED', () => parse(params.query, { maxTokens: TOKENS_MAX }));
  const rules = [...specifiedRules, ...operationRules, onlySubscriptions];
  const broken = validate(schema, document, rules, { hideSuggestions: true });
  if (broken.length > 0) throw refusal('GRAPHQL_VALIDATION_FAILED', broken);
  const operation = getOperationAST(document, params.operationName);
  if (!operation) throw noOperation();
  const { variables } = params;
  refusedAs('BAD_USER_INPUT', () => checkDemands({ schema, document, operation, variables }));
  return { schema, document, operation, params };
}

/**
 * Asks the resolver for its events; each is an answer of its own.
 * @throws StreamRefusal
 */
export async function openSubscription(
  { schema, document, params }: PreparedSubscription,
  contextValue: CallContext,
): Promise<AsyncIterator<ExecutionResult>> {
  const { operationName, variables: variableValues } = params;
  const opened = await subscribe({ schema, document, operationName, variableValues, contextValue });
  if (!(Symbol.asyncIterator in opened)) throw refusal('INTERNAL_SERVER_ERROR', opened.errors ?? []);
  return {
    next: async () => {
      const { done, value } = await opened.next();
      return done ? { done, value: undefined } : { done: false, value: shown(value) };
    },
    return: () => opened.return(undefined),
  };
}

/** An answer with its errors told as the endpoint at /graphql tells them. */
export function shown({ errors, ...answer }: ExecutionResult): ExecutionResult {
  return errors
    ? { ...answer, ...told(errors.map((error) => tell('INTERNAL_SERVER_ERROR', error))) }
    : answer;
}

/** Formatted errors in the place that an execution has for them. */
export function told(errors: readonly GraphQLFormattedError[]): ExecutionResult {
  return { errors: errors as readonly GraphQLError[] };
}

export function explain(error: unknown): ExecutionResult {
  if (error instanceof StreamRefusal) return told(error.errors);
  return told([formatError({ message: '' }, error)]);
}

function refusedAs<Value>(code: StepCode, step: () => Value): Value {
  try {
    return step();
  } catch (error) {
    throw error instanceof GraphQLError ? refusal(code, [error]) : error;
  }
}

function refusal(code: StepCode, errors: readonly GraphQLError[]): StreamRefusal {
  return new StreamRefusal(
    errors.map((error) => tell(isAboutVariable(error) ? 'BAD_USER_INPUT' : code, error)),
  );
}

function tell(code: StepCode, error: GraphQLError): GraphQLFormattedError {
  return formatError({ ...error.toJSON(), extensions: { code } }, error);
}

function isAboutVariable({ nodes }: GraphQLError): boolean {
  return nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
}

function noPersistedQuery(): StreamRefusal {
  return refusal('PERSISTED_QUERY_NOT_SUPPORTED', [new GraphQLError('PersistedQueryNotSupported')]);
}

function noOperation(): StreamRefusal {
  return refusal('OPERATION_RESOLUTION_FAILURE', [new GraphQLError('The query has no such operation.')]);
}
