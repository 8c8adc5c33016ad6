import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLSchema, extendSchema, graphql, parse } from 'graphql';

import { IdentityError, type Role } from '#identity';

import { officerWith } from '../../../libs/graphql/test/officer.js';
import { type TestNode, startNode } from '../../support/start-node.js';
import { codeOf, outcomeOf } from './ask-unguarded.js';
import { contentFields, findUnclassified, reachableTypes } from './find-unclassified.js';
import { ROLE_OF_WAY, WITHOUT_CONTENT, WITH_CONTENT } from './classified-types.js';

describe('every type and field of the schema', () => {
  let node: TestNode;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    schema = node.app.get(GraphQLSchemaHost, { strict: false }).schema;
  });

  afterAll(() => node.close());

  const outsider = { authenticate: () => Promise.reject(new IdentityError('TOKEN_MISSING', 'No token.')) };
  const without = (...roles: Role[]): object => ({
    authenticate: () => Promise.resolve(officerWith(...roles)),
    purpose: undefined,
    caseReference: undefined,
  });

  it('is known to hold record content, or to hold none', () => {
    expect(findUnclassified(schema)).toEqual([]);
  });

  it('is on the lists only while the schema has it', () => {
    const known = new Set(
      [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
        type ? [...reachableTypes(schema, type)] : [],
      ),
    );
    expect([...WITH_CONTENT, ...Object.keys(WITHOUT_CONTENT)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('is reached, where it holds content, only with a token, a role, a purpose and a case', async () => {
    const fields = contentFields(schema);
    expect(fields.length).toBeGreaterThanOrEqual(4);
    for (const { root, field } of fields) {
      expect([field, await codeOf(schema, root, field, outsider)]).toEqual([field, 'TOKEN_MISSING']);
      const role = ROLE_OF_WAY[field] ?? 'reader';
      const other = role === 'reader' ? 'auditor' : 'reader';
      expect([field, await codeOf(schema, root, field, without(other))]).toEqual([
        field,
        'PERMISSION_MISSING',
      ]);
      expect([field, await codeOf(schema, root, field, without(role))]).toEqual([
        field,
        expect.stringMatching(/^PURPOSE_MISSING$|^PURPOSE_UNKNOWN$/) as string,
      ]);
    }
  });

  it.each(['Precedent', 'Party'])(
    'is not reached as entity %s of a supergraph without the same',
    async (type) => {
      const source = `{ _entities(representations: [{ __typename: "${type}", id: "AAAAAAAAAAAAAAAAAAAAAA" }]) { __typename } }`;
      const ask = async (contextValue: object): Promise<string> =>
        outcomeOf(await graphql({ schema, source, contextValue }), '_entities');
      expect(await ask(outsider)).toBe('TOKEN_MISSING');
      expect(await ask(without('auditor'))).toBe('PERMISSION_MISSING');
      expect(await ask(without('reader'))).toBe('PURPOSE_MISSING');
    },
  );

  it('is missed on the lists when it is new', () => {
    const grown = extendSchema(
      schema,
      parse(
        'extend type State { leaked: String } type Leak { text: String } extend type Query { leak: Leak }',
      ),
    );
    expect(findUnclassified(grown)).toEqual(['Leak', 'Query.leak', 'State.leaked']);
  });

  it('is caught when a new way to content has no guard', async () => {
    const grown = extendSchema(schema, parse('extend type Query { leak: Precedent }'));
    expect(contentFields(grown)).toContainEqual({ root: 'Query', field: 'leak' });
    expect(await codeOf(grown, 'Query', 'leak', without('reader'))).toBe('answered');
  });
});
