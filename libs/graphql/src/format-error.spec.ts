import { ApolloServer } from '@apollo/server';
import { Logger } from '@nestjs/common';

import { RegisterError } from '#kernel';

import { ForeseenFailure } from './failure.filter.js';
import { TOKENS_MAX } from './limit-tokens.js';
import { operationLimits } from './operation-limits.rule.js';
import { InvalidInput, formatError } from './index.js';

const SECRET = 'Quillmere Ventures bids for Stemhulp';

const FOUND: Record<string, () => unknown> = {
  foreseen: () => {
    const detail = { path: ['after'], advice: 'Start again.', cause: new Error(SECRET) };
    throw new ForeseenFailure(
      new RegisterError('CURSOR_INVALID', 'This cursor was not made for this list.', detail),
    );
  },
  invalid: () => {
    const problem = { code: 'INPUT_INVALID', message: 'is wrong', path: ['input', 'a'], advice: undefined };
    throw new ForeseenFailure(new InvalidInput([problem]));
  },
  unforeseen: () => {
    throw Object.assign(new Error(SECRET), { detail: SECRET, query: `SELECT '${SECRET}'`, code: '23505' });
  },
  number: () => SECRET,
};

describe('formatError', () => {
  let logged: string[];
  let server: ApolloServer;

  beforeAll(() => {
    server = new ApolloServer({
      typeDefs: `type Query { foreseen: Int invalid: Int unforeseen: Int number: Int echo(number: Int): Int form(form: Form): Int }
        input Form { code: Int }`,
      resolvers: { Query: FOUND },
      formatError,
      parseOptions: { maxTokens: TOKENS_MAX },
      validationRules: [operationLimits],
      includeStacktraceInErrorResponses: false,
    });
  });

  beforeEach(() => {
    logged = [];
    const note = (message: unknown): void => void logged.push(String(message));
    Logger.overrideLogger({ log: note, warn: note, error: note });
  });

  afterEach(() => {
    Logger.overrideLogger(false);
  });

  afterAll(() => server.stop());

  const errors = async (query: string, variables: Record<string, unknown> = {}) => {
    const { body } = await server.executeOperation({ query, variables });
    return body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
  };

  it('tells code, place and advice of a failure that was foreseen', async () => {
    expect(await errors('{ foreseen }')).toEqual([
      {
        message: 'This cursor was not made for this list.',
        locations: [{ line: 1, column: 3 }],
        path: ['foreseen'],
        extensions: { code: 'CURSOR_INVALID', inputPath: ['after'], advice: 'Start again.' },
      },
    ]);
  });

  it('tells every problem of an invalid input', async () => {
    const [error] = await errors('{ invalid }');
    expect(error?.extensions).toMatchObject({ code: 'INPUT_INVALID', problems: [{ path: ['input', 'a'] }] });
  });

  it('tells a foreseen failure alike when it comes without its place in the query', () => {
    const told = formatError(
      { message: 'x' },
      new RegisterError('PAGE_SIZE', 'Too many.', { path: ['first'] }),
    );
    expect(told).toMatchObject({
      message: 'Too many.',
      extensions: { code: 'PAGE_SIZE', inputPath: ['first'] },
    });
  });

  it.each(['unforeseen', 'number'])(
    'tells of a fault of ours (%s) where it was and nothing else',
    async (field) => {
      const [error] = await errors(`{ ${field} }`);
      expect(error?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
      expect(error?.path).toEqual([field]);
      expect(JSON.stringify(error)).not.toContain('Quillmere');
      expect(JSON.stringify(error)).not.toContain('23505');
    },
  );

  it('passes on nothing below a foreseen failure', async () => {
    expect(JSON.stringify(await errors('{ foreseen }'))).not.toContain('Quillmere');
  });

  it('leaves a trace of an unforeseen failure for the operator, and none of a foreseen one', async () => {
    await errors('{ foreseen }');
    expect(logged).toEqual([]);
    await errors('{ unforeseen }');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('format-error.spec');
  });

  it('logs where a value was that could not be shown, and not the value', async () => {
    await errors('{ number }');
    expect(logged).toEqual(['The schema cannot show the value at number.']);
  });

  it('logs that something was thrown that is no Error, and not what it was', () => {
    const told = formatError({ message: SECRET }, SECRET);
    expect(JSON.stringify(told)).not.toContain('Quillmere');
    expect(logged).toEqual(['A resolver threw no Error.']);
  });

  it.each([
    ['a field that does not exist', '{ records }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a text that is no query', '{ foreseen', 'GRAPHQL_PARSE_FAILED'],
  ])('says what is wrong with a query: %s', async (_, query, code) => {
    const [error] = await errors(query);
    expect(error?.extensions).toEqual({ code });
    expect(error?.locations).toHaveLength(1);
  });

  it.each([
    ['text', `{ ${'foreseen '.repeat(2_000)} }`, 'OPERATION_TOO_LARGE'],
    ['demands', `{ ${'foreseen '.repeat(11)} }`, 'OPERATION_TOO_MANY_FIELDS'],
  ])('gives a query with too large %s a code and advice', async (_, query, code) => {
    const [error, ...others] = await errors(query);
    expect(error).toMatchObject({ extensions: { code, advice: expect.any(String) as string } });
    expect(error?.locations).toHaveLength(1);
    expect([others, logged]).toEqual([[], []]);
  });

  it.each([
    ['a field', '{ foresee }', {}],
    ['an argument', '{ echo(numbr: 1) }', {}],
    ['a type', '{ ... on Quer { foreseen } }', {}],
    ['a type of a variable', 'query ($n: Flaot) { echo(number: $n) }', {}],
    ['a directive', '{ foreseen @skp(if: true) }', {}],
    ['a member of a variable', 'query ($n: Form) { form(form: $n) }', { n: { coed: 1 } }],
  ])('tells nobody what %s may have been meant to be', async (_, query, variables) => {
    const found = await errors(query, variables);
    expect(found.length).toBeGreaterThan(0);
    for (const { message } of found)
      expect(message).not.toMatch(/did you mean|foreseen|number|Query\?|Float|code/i);
  });

  it('does not take the words of a query for the words of the parser', async () => {
    const [error] = await errors('{ "Syntax Error: Document contains more" }');
    expect(error?.extensions).toEqual({ code: 'GRAPHQL_PARSE_FAILED' });
  });

  it('says what is wrong with a variable', async () => {
    const [error] = await errors('query ($number: Int) { echo(number: $number) }', { number: 'many' });
    expect(error?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(error?.message).toContain('$number');
  });
});
