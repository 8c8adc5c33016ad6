import { RegisterError } from '#kernel';

import { CliError } from '../cli.errors.js';
import { notANode, postJson } from './fetch-text.js';

const NOT_FOUND = 404;

interface TokenAnswer {
  readonly access_token?: string;
  readonly code?: string;
  readonly message?: string;
  readonly advice?: string;
}

/** An access token of a demonstration officer, `nl-reader` and so on; a configured node has none to give. */
export async function demonstrationToken(node: URL, officer: string): Promise<string> {
  const url = new URL('/demonstration/token', node);
  const { status, body } = await postJson(url, { officer });
  const answer = (body ?? {}) as TokenAnswer;
  if (answer.access_token) return answer.access_token;
  if (status === NOT_FOUND) {
    throw new CliError('NOT_A_DEMONSTRATION', 'This node is no demonstration: --as works nowhere else.', {
      advice: 'Give a token of your own state with --token or GROUNDS_TOKEN.',
    });
  }
  if (answer.code && answer.message) {
    throw new RegisterError(answer.code, answer.message, { advice: answer.advice });
  }
  throw notANode(url, status);
}
