import request from 'supertest';

import type { TestNode } from './start-node.js';

/** A GraphQL answer as it came over HTTP. */
export interface Answer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

export interface Question {
  readonly as?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  readonly variables?: Record<string, unknown>;
}

/** An access token of a demonstration officer, got as any client gets it. */
export async function tokenFor(node: TestNode, officer: string): Promise<string> {
  const response = await request(node.url).post('/demonstration/token').send({ officer }).expect(200);
  return (response.body as { access_token: string }).access_token;
}

/** Sends one GraphQL operation over HTTP, as an officer or with a given token. */
export async function ask<Data>(
  node: TestNode,
  query: string,
  question: Question = {},
): Promise<Answer<Data>> {
  const token = question.token ?? (question.as ? await tokenFor(node, question.as) : undefined);
  const response = await request(node.url)
    .post('/graphql')
    .set({ ...(token ? { authorization: `Bearer ${token}` } : {}), ...question.headers })
    .send({ query, variables: question.variables ?? {} });
  const body = response.body as { data: Data; errors?: Answer<Data>['errors'] };
  return { status: response.status, data: body.data, errors: body.errors ?? [] };
}

/** What every read of record content declares. */
export const PURPOSE = { 'grounds-purpose': 'precedent_research', 'grounds-case': 'TEST-1' };
