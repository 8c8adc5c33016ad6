import { inspect } from 'node:util';

import { Controller, type DynamicModule, Get, HttpException, Module } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import request from 'supertest';

import { Identity, type Principal, type RequestToProve } from '#identity';
import { RegisterError } from '#kernel';

import { officerWith } from '../test/officer.js';
import { Allow, Caller, GraphqlModule, Public } from './index.js';

@Resolver()
class ExampleResolver {
  @Public()
  @Query(() => Date)
  began(): Date {
    return new Date('2026-11-23T12:00:00Z');
  }

  @Allow('reader')
  @Query(() => String)
  officer(@Caller() caller: Principal): string {
    return caller.officer;
  }

  @Query(() => String)
  forgotten(): string {
    return 'what nobody may see';
  }

  @Public()
  @Query(() => String)
  broken(): string {
    throw Object.assign(new Error('the database said no'), { parameters: ['what nobody may see'] });
  }
}

@Controller()
class ExampleController {
  @Get('closed')
  closed(): never {
    throw new HttpException({ status: 'closed' }, 503);
  }

  @Get('fallen')
  fallen(): never {
    throw new Error('what nobody may see');
  }
}

@Module({})
class ExampleIdentityModule {
  static register(): DynamicModule {
    const authenticate = ({
      headers: { authorization: header },
    }: Pick<RequestToProve, 'headers'>): Promise<Principal> =>
      header === 'Bearer reader'
        ? Promise.resolve(officerWith('reader'))
        : Promise.reject(new RegisterError('TOKEN_MISSING', 'This needs an access token.'));
    const identity = { provide: Identity, useValue: { authenticate, confirm: authenticate } };
    return { module: ExampleIdentityModule, providers: [identity], exports: [Identity] };
  }
}

interface Reply {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

describe('the GraphQL endpoint', () => {
  const ignore = (): void => undefined;
  let logged: string[];
  let app: NestFastifyApplication;

  beforeEach(() => {
    logged = [];
  });

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [GraphqlModule.register(ExampleIdentityModule.register(), true)],
      providers: [ExampleResolver],
      controllers: [ExampleController],
    }).compile();
    const logger = {
      log: ignore,
      warn: ignore,
      error: (...words: unknown[]) => void logged.push(inspect(words)),
    };
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });

  afterAll(() => app.close());

  const ask = async (query: string, headers: Record<string, string> = {}): Promise<Reply> => {
    const response = await request(app.getHttpServer()).post('/graphql').set(headers).send({ query });
    return response.body as Reply;
  };

  it('answers what is public without a token, with an Instant for a Date', async () => {
    expect(await ask('{ began }')).toEqual({ data: { began: '2026-11-23T12:00:00.000Z' } });
  });

  it('gives a resolver the officer whom the token proves', async () => {
    expect((await ask('{ officer }', { authorization: 'Bearer reader' })).data).toEqual({
      officer: 'nl-reader',
    });
  });

  it('answers without a token with the reason, and without data', async () => {
    const reply = await ask('{ officer }');
    expect(reply.data).toBeNull();
    expect(reply.errors).toMatchObject([
      { path: ['officer'], locations: [{ line: 1, column: 3 }], extensions: { code: 'TOKEN_MISSING' } },
    ]);
  });

  it('keeps an operation closed whose resolver declares nothing', async () => {
    const reply = await ask('{ forgotten }', { authorization: 'Bearer reader' });
    expect(reply.data).toBeNull();
    expect(reply.errors?.[0]?.extensions).toMatchObject({ code: 'PERMISSION_UNDECLARED' });
  });

  it('shows nothing of a fault of its own, not even where in the code it was', async () => {
    const text = JSON.stringify(await ask('{ broken }'));
    expect(text).toContain('INTERNAL_SERVER_ERROR');
    expect(text).not.toMatch(/nobody may see|\.ts|stack/);
  });

  it('logs an unforeseen failure once, without the values that it carries', async () => {
    await ask('{ broken }');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('the database said no');
    expect(logged[0]).not.toContain('nobody may see');
  });

  it('logs no failure that was foreseen', async () => {
    await ask('{ officer }');
    await ask('{ forgotten }');
    expect(logged).toEqual([]);
  });

  it('leaves the failures of plain HTTP routes as Nest answers them', async () => {
    const closed = await request(app.getHttpServer()).get('/closed');
    expect([closed.status, closed.body]).toEqual([503, { status: 'closed' }]);
    const fallen = await request(app.getHttpServer()).get('/fallen');
    expect(fallen.status).toBe(500);
    expect(fallen.text).not.toContain('nobody may see');
  });

  it('is a subgraph: it says its schema to a composer', async () => {
    const { data } = await ask('{ _service { sdl } }');
    expect(JSON.stringify(data)).toContain('https://specs.apollo.dev/federation/v2.9');
  });

  it('takes no query that a page of another site can send without asking first', async () => {
    const response = await request(app.getHttpServer())
      .post('/graphql')
      .set('content-type', 'text/plain')
      .send('{"query":"{ began }"}');
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.text).not.toContain('2026-11-23');
  });

  it('answers each for itself: no cache may keep an answer, or a refusal, for another', async () => {
    for (const query of ['{ began }', '{ officer }', '{ nothing }']) {
      const response = await request(app.getHttpServer()).post('/graphql').send({ query });
      expect(response.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'query=%7Bbegan%7D'],
    ['plain text', 'text/plain', '{"query":"{ began }"}'],
  ])('takes no %s, also when it comes with a preflight header', async (_, type, body) => {
    const response = await request(app.getHttpServer())
      .post('/graphql')
      .set({ 'content-type': type, 'apollo-require-preflight': 'yes' })
      .send(body);
    expect(response.status).toBe(415);
    expect((response.body as Reply).errors?.[0]?.extensions.code).toBe('CONTENT_TYPE_UNKNOWN');
  });

  it('keeps no persisted queries', async () => {
    const persistedQuery = { version: 1, sha256Hash: 'a'.repeat(64) };
    const send = (body: object) =>
      request(app.getHttpServer())
        .post('/graphql')
        .send({ ...body, extensions: { persistedQuery } });
    for (const body of [{}, { query: '{ began }' }]) {
      const { errors, data } = (await send(body)).body as Reply;
      expect(errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
      expect(data).toBeUndefined();
    }
  });

  it('takes no batches', async () => {
    const response = await request(app.getHttpServer())
      .post('/graphql')
      .send([{ query: '{ began }' }]);
    expect(response.status).toBe(400);
    expect((response.body as Reply).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });

  it('takes no variables that reach into what objects inherit', async () => {
    const search = new URLSearchParams({ query: '{ began }', variables: '{"a":{"__proto__":{}}}' });
    const response = await request(app.getHttpServer())
      .get(`/graphql?${search.toString()}`)
      .set('apollo-require-preflight', 'yes');
    expect(response.status).toBe(400);
    expect((response.body as Reply).errors?.[0]?.extensions.code).toBe('VARIABLE_KEY_REFUSED');
  });

  it('gives nobody the timings of its resolvers', async () => {
    const headers = { 'apollo-federation-include-trace': 'ftv1' };
    expect(await ask('{ began }', headers)).not.toHaveProperty('extensions');
  });
});
