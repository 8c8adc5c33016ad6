import { type IncomingMessage, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { createClient } from 'graphql-sse';

import { OfficersModule, SubscriptionResolver, source, token } from '../../test/example-subscriptions.js';
import { GraphqlModule } from '../index.js';

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

describe('the stream at /graphql/stream', () => {
  let app: NestFastifyApplication;
  let port: number;

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [GraphqlModule.register(OfficersModule.register(), true)],
      providers: [SubscriptionResolver],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as AddressInfo).port;
  });

  afterAll(() => app.close());

  beforeEach(() => {
    Object.assign(token, { refused: false, endsIn: 60_000 });
    Object.assign(source, { open: 0, ended: 0 });
  });

  /** Sends a request and hands over the answer once its head is there. */
  const open = ({ method = 'POST', path = '/graphql/stream', headers = {}, body }: Sent) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const all = {
        accept: 'text/event-stream',
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        authorization: 'nl-reader',
        ...headers,
      };
      const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers: all }, resolve);
      sent.on('error', reject);
      sent.end(typeof body === 'string' ? body : JSON.stringify(body));
    });

  const textOf = async (answer: IncomingMessage): Promise<string> => {
    let text = '';
    for await (const chunk of answer) text += String(chunk);
    return text;
  };

  const subscribe = (query: string, rest: Sent = {}) => open({ body: { query }, ...rest });

  const whole = async (query: string, rest: Sent = {}) => textOf(await subscribe(query, rest));

  /** The events of a stream that has ended, without comments. */
  const events = (text: string): unknown[] =>
    text
      .split('\n\n')
      .filter((event) => event.startsWith('event'))
      .map((event) => event.replace('event: next\ndata: ', ''))
      .map((event) => (event.startsWith('{') ? (JSON.parse(event) as unknown) : event));

  const COMPLETE = 'event: complete\ndata:';

  const refusal = (code: string): unknown => ({
    errors: [expect.objectContaining({ extensions: expect.objectContaining({ code }) as object })],
  });

  const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  it('sends every event as it comes, and says when there are no more', async () => {
    const answer = await subscribe('subscription { countdown(from: 2) }');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    const text = await textOf(answer);
    expect(text).toMatch(/^:\n\nevent: next\n/);
    expect(events(text)).toEqual([{ data: { countdown: 2 } }, { data: { countdown: 1 } }, COMPLETE]);
  });

  it('is understood by the reference client of the protocol, also when it refuses', async () => {
    const url = `http://127.0.0.1:${port}/graphql/stream`;
    const client = createClient({ url, headers: { authorization: 'nl-reader' }, retryAttempts: 0 });
    const read = async (query: string): Promise<unknown[]> => {
      const results: unknown[] = [];
      for await (const result of client.iterate({ query })) results.push(result);
      return results;
    };
    expect(await read('subscription { countdown(from: 2) }')).toEqual([
      { data: { countdown: 2 } },
      { data: { countdown: 1 } },
    ]);
    expect(await read('subscription { closed }')).toEqual([refusal('PERMISSION_MISSING')]);
    expect(await read('{ officer }')).toEqual([refusal('STREAM_NEEDS_SUBSCRIPTION')]);
    client.dispose();
  });

  it('answers a GET that says it is no other site’s', async () => {
    const query = 'subscription ($n: Int!) { countdown(from: $n) }';
    const path = `/graphql/stream?${new URLSearchParams({ query, variables: '{"n":1}' }).toString()}`;
    const answer = await open({ method: 'GET', path, headers: { 'apollo-require-preflight': 'yes' } });
    expect(events(await textOf(answer))).toEqual([{ data: { countdown: 1 } }, COMPLETE]);
  });

  it.each<[name: string, query: string, code: string]>([
    ['a query', '{ officer }', 'STREAM_NEEDS_SUBSCRIPTION'],
    ['text that is no query', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', 'subscription { countdow(from: 1) }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable that is missing', 'subscription ($n: Int!) { countdown(from: $n) }', 'BAD_USER_INPUT'],
    ['two subscriptions at once', 'subscription { silence closed }', 'GRAPHQL_VALIDATION_FAILED'],
    ['too many tokens', `subscription { ${'silence '.repeat(2_001)}}`, 'OPERATION_TOO_LARGE'],
    [
      'too many directives',
      `subscription { countdown(from: 1) ${'@skip(if: false) '.repeat(31)} }`,
      'OPERATION_TOO_MANY_DIRECTIVES',
    ],
    ['a subscription of another role', 'subscription { closed }', 'PERMISSION_MISSING'],
  ])('refuses %s in the stream itself', async (_, query, code) => {
    const answer = await subscribe(query);
    expect(answer.statusCode).toBe(200);
    const [first, ...rest] = events(await textOf(answer)) as { errors: { extensions: object }[] }[];
    expect(first?.errors[0]?.extensions).toMatchObject({ code });
    expect(rest).toEqual([COMPLETE]);
  });

  it('tells no name that was not asked for', async () => {
    expect(await whole('subscription { countdow(from: 1) }')).not.toMatch(/Did you mean|countdown/);
  });

  it('takes no persisted query', async () => {
    const body = { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } };
    const [first] = events(await textOf(await open({ body })));
    expect(first).toEqual(refusal('PERSISTED_QUERY_NOT_SUPPORTED'));
  });

  it('is closed without a token', async () => {
    const query = 'subscription { silence }';
    const answer = await new Promise<IncomingMessage>((resolve) => {
      const headers = { accept: 'text/event-stream', 'content-type': 'application/json' };
      const options = { host: '127.0.0.1', port, method: 'POST', path: '/graphql/stream', headers };
      httpRequest(options, resolve).end(JSON.stringify({ query }));
    });
    expect(events(await textOf(answer))).toEqual([refusal('TOKEN_MISSING'), COMPLETE]);
  });

  it.each<[name: string, sent: Sent, status: number, code: string]>([
    [
      'a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query=x' },
      415,
      'CONTENT_TYPE_UNKNOWN',
    ],
    ['plain text', { headers: { 'content-type': 'text/plain' }, body: '{}' }, 415, 'CONTENT_TYPE_UNKNOWN'],
    ['a GET that another site may have sent', { method: 'GET' }, 400, 'PREFLIGHT_MISSING'],
    [
      'a client that wants JSON',
      { headers: { accept: 'application/json' }, body: {} },
      406,
      'STREAM_NOT_ACCEPTED',
    ],
    ['a batch', { body: [{ query: 'subscription { silence }' }] }, 400, 'REQUEST_MALFORMED'],
    ['no query', { body: {} }, 400, 'REQUEST_MALFORMED'],
    ['variables that are text', { body: { query: '{ a }', variables: '{}' } }, 400, 'REQUEST_MALFORMED'],
    ['prototype keys', { body: '{"query":"{ a }","variables":{"__proto__":{}}}' }, 400, 'REQUEST_MALFORMED'],
    ['another method', { method: 'PUT' }, 404, 'PATH_UNKNOWN'],
  ])('refuses %s before it looks at it', async (_, sent, status, code) => {
    const answer = await open(sent);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(await textOf(answer))).toMatchObject({ code });
  });

  it('ends with a typed error when the resolver falls, and tells nothing of why', async () => {
    const text = await whole('subscription { countdown(from: 3) }');
    expect(events(text).slice(-2)).toEqual([refusal('INTERNAL_SERVER_ERROR'), COMPLETE]);
    expect(text).not.toContain('nobody may see');
  });

  it('ends with a typed error when the token does', async () => {
    token.endsIn = 50;
    const answer = await subscribe('subscription { silence }');
    token.refused = true;
    expect(events(await textOf(answer))).toEqual([refusal('TOKEN_EXPIRED'), COMPLETE]);
    expect(source).toEqual({ open: 1, ended: 1 });
  });

  it('hands out no event once the token is refused, though it has not ended yet', async () => {
    const answer = await subscribe('subscription { countdown(from: 2) }');
    token.refused = true;
    expect(events(await textOf(answer))).toEqual([refusal('TOKEN_EXPIRED'), COMPLETE]);
  });

  it('keeps eight places for each officer, and gives one back when a client leaves', async () => {
    const held: IncomingMessage[] = [];
    const query = 'subscription { silence }';
    for (let place = 0; place < 8; place++) held.push(await subscribe(query));
    expect(events(await whole(query))).toEqual([refusal('STREAMS_TOO_MANY'), COMPLETE]);
    const other = await subscribe(query, { headers: { authorization: 'be-reader' } });
    held.shift()?.destroy();
    await later(100);
    expect(source).toEqual({ open: 9, ended: 1 });
    held.push(await subscribe(query), other);
    expect(events(await whole(query))).toEqual([refusal('STREAMS_TOO_MANY'), COMPLETE]);
    for (const answer of held) answer.destroy();
    await later(100);
    expect(source).toEqual({ open: 10, ended: 10 });
  });

  it('lets a resolver know that its client has gone while it has nothing to tell', async () => {
    const answer = await subscribe('subscription { patience }');
    await later(50);
    expect(source).toEqual({ open: 1, ended: 0 });
    answer.destroy();
    await later(100);
    expect(source).toEqual({ open: 1, ended: 1 });
  });

  it('opens none for a HEAD, which nobody could listen to or leave', async () => {
    const path = `/graphql/stream?query=${encodeURIComponent('subscription { silence }')}`;
    const answer = await open({ method: 'HEAD', path, headers: { 'apollo-require-preflight': 'yes' } });
    expect([answer.statusCode, source.open]).toEqual([406, 0]);
  });

  it('takes no subscription at /graphql', async () => {
    const headers = { accept: 'application/json' };
    const answer = await subscribe('subscription { silence }', { path: '/graphql', headers });
    expect(JSON.parse(await textOf(answer))).toEqual(refusal('SUBSCRIPTION_NEEDS_STREAM'));
    expect(source.open).toBe(0);
  });

  it('is part of the schema that a composer reads', async () => {
    const headers = { accept: 'application/json' };
    const answer = await subscribe('{ _service { sdl } }', { path: '/graphql', headers });
    expect(await textOf(answer)).toMatch(/type Subscription \{\\n +countdown\(from: Int!\): Int!/);
  });

  it('does not keep the node from stopping, and does not say that all was told', async () => {
    const module = await Test.createTestingModule({
      imports: [GraphqlModule.register(OfficersModule.register(), true)],
      providers: [SubscriptionResolver],
    }).compile();
    const other = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), {
      logger: false,
    });
    await other.listen(0, '127.0.0.1');
    const before = port;
    port = (other.getHttpServer().address() as AddressInfo).port;
    const answer = await subscribe('subscription { silence }');
    port = before;
    const [text] = await Promise.all([textOf(answer), other.close()]);
    expect(text).toBe(':\n\n');
  });
});
