import { GraphQLError } from 'graphql';

import { GraphqlError } from './graphql.errors.js';

/** The parts of an HTTP request that say in which form it comes. */
export interface FormOfRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Whether a body comes as JSON; a page of another site cannot send that without asking first. */
export function isJson({ headers }: FormOfRequest): boolean {
  const [essence = ''] = String(headers['content-type']).split(';');
  return essence.trim().toLowerCase() === 'application/json';
}

/**
 * Refuses a form or a plain text as a body, also when it comes with a preflight header.
 * @throws GraphQLError around a GraphqlError, with HTTP status 415
 */
export function requireJson(request: FormOfRequest): void {
  if (request.method !== 'POST' || isJson(request)) return;
  const reason = new GraphqlError('CONTENT_TYPE_UNKNOWN', 'This content type is not taken.', {
    advice: 'Send content type application/json.',
  });
  const extensions = { http: { status: 415 } };
  throw new GraphQLError(reason.message, { originalError: reason, extensions });
}
