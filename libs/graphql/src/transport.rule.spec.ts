import { type ValidationRule, buildSchema, parse, validate } from 'graphql';

import { noSubscriptions, onlySubscriptions } from './transport.rule.js';

const schema = buildSchema(`
  type Query { a: Int }
  type Mutation { a: Int }
  type Subscription { a: Int }
`);

const codes = (query: string, rule: ValidationRule): unknown[] =>
  validate(schema, parse(query), [rule]).map(
    ({ originalError }) => (originalError as { code?: unknown } | undefined)?.code,
  );

describe('the rules of the two ways in', () => {
  it('leave queries and mutations to one of them and subscriptions to the other', () => {
    for (const query of ['{ a }', 'mutation { a }']) {
      expect(codes(query, noSubscriptions)).toEqual([]);
      expect(codes(query, onlySubscriptions)).toEqual(['STREAM_NEEDS_SUBSCRIPTION']);
    }
    expect(codes('subscription { a }', noSubscriptions)).toEqual(['SUBSCRIPTION_NEEDS_STREAM']);
    expect(codes('subscription { a }', onlySubscriptions)).toEqual([]);
  });

  it('hold for every operation of a document, also one that is not asked for', () => {
    expect(codes('query Q { a } subscription S { a }', noSubscriptions)).toHaveLength(1);
    expect(codes('query Q { a } subscription S { a }', onlySubscriptions)).toHaveLength(1);
  });
});
