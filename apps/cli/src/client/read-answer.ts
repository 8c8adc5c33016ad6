import { RegisterError } from '#kernel';

import { CliError, type Problem, RefusedError } from '../cli.errors.js';

interface GraphqlError {
  readonly message: string;
  readonly extensions?: {
    readonly code?: string;
    readonly advice?: string | null;
    readonly inputPath?: readonly string[];
    readonly problems?: readonly Problem[];
  };
}

interface GraphqlAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphqlError[];
}

/** What was refused, as a field of the answer (`Rejected`). */
interface Rejected {
  readonly __typename: 'Rejected';
  readonly problems: readonly Problem[];
}

/** A field of the answer that is either what was asked for or a refusal. */
export type OrRejected<Result> = Result | Rejected;

/** The data of a GraphQL answer; undefined when the body is no such answer. Rejects with what the node said. */
export function readAnswer(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return undefined;
  const { data, errors } = body as GraphqlAnswer;
  const [first] = errors ?? [];
  if (first) throw errorOf(first);
  return data ?? undefined;
}

function errorOf({ message, extensions = {} }: GraphqlError): RegisterError {
  const { code, advice, inputPath, problems } = extensions;
  if (problems) return new RefusedError(problems);
  return new RegisterError(code ?? 'NODE_ERROR', message, {
    path: inputPath,
    advice: adviceFor(code, advice),
  });
}

/** The node cannot know how this program takes a token. */
function adviceFor(code: string | undefined, advice: string | null | undefined): string | undefined {
  if (code !== 'TOKEN_MISSING') return advice ?? undefined;
  return 'Give a token with --token or GROUNDS_TOKEN; at a demonstration, pick an officer with --as, such as nl-reader.';
}

/** The result, when it is none other than what was asked for. @throws RefusedError */
export function accepted<Result>(result: OrRejected<Result>): Result {
  if (isRejected(result)) throw new RefusedError(result.problems);
  return result;
}

function isRejected(result: OrRejected<unknown>): result is Rejected {
  return (result as Partial<Rejected> | null)?.__typename === 'Rejected';
}

/** HTTP statuses that say that the caller may not, from a gateway before the node. */
export function refuseUnauthorised(status: number): void {
  if (status !== 401 && status !== 403) return;
  throw new CliError('NOT_AUTHORISED', 'The node does not let you in.', { advice: 'Get a new token.' });
}
