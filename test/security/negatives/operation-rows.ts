import { RegisterError } from '#kernel';

import { times, HOSTILE } from '../hostile-queries.js';
import { refuseAs } from './answer.js';
import { asEach } from './caller.js';
import type { NegativeRow } from './negative-row.type.js';
import type { ApiFixture } from './api-fixture.js';

const query = (id: string, input: string, code: string, text: string, variables = {}) =>
  asEach(id, input, code, async (fixture, caller) =>
    refuseAs(await fixture.ask(caller, { query: text, variables })),
  );

const GUESSES: [input: string, text: string][] = [
  ['a field', '{ precedent_s { id } }'],
  ['an argument', '{ precedents(filtr: {}) { edges { cursor } } }'],
  ['a member of an input', '{ precedents(filter: { signedB: [] }) { edges { cursor } } }'],
  ['a type', '{ precedents { edges { node { ... on Preceden { id } } } } }'],
  ['a value of an enum', '{ circles(language: enn) { id } }'],
  ['a field of a union', '{ precedents { edges { node { outcome { kin } } } } }'],
];

/** A guess that is refused without the word that would have been right. */
const guess = (input: string, text: string): NegativeRow<ApiFixture>[] =>
  asEach('F6', `a guess at the name of ${input}`, 'GRAPHQL_VALIDATION_FAILED', async (fixture, caller) => {
    const answer = await fixture.ask(caller, { query: text });
    if (/did you mean|signedBy|"filter"|inline fragment/i.test(answer.text))
      throw new RegisterError('SUGGESTION', answer.text);
    refuseAs(answer);
  });

const nestedIntrospection = `{ __schema { types ${'{ fields { type '.repeat(5)}{ name ${'} } '.repeat(5)} } } }`;

/** Operations out of proportion, and guesses at the schema (F2-F6). */
export const operationRows: readonly NegativeRow<ApiFixture>[] = [
  ...HOSTILE.flatMap(([title, text, code]) => query(title.slice(0, 2), title.slice(3), code, text)),
  ...query(
    'F2',
    'two mutations at once',
    'OPERATION_TOO_MANY_FIELDS',
    `mutation { ${times(2, (at) => `a${at}: submitStatement(token: "x", disclosures: []) { __typename }`)} }`,
  ),
  ...query(
    'F2',
    '101 entities',
    'ENTITIES_TOO_MANY',
    'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
    { r: Array.from({ length: 101 }, () => ({ __typename: 'GroundCode', code: 'ELE-06' })) },
  ),
  ...asEach('F5', 'a body of ten megabytes', 'BODY_TOO_LARGE', async (fixture, caller) =>
    refuseAs(
      await fixture.ask(caller, {
        query: '{ me { officer } }',
        variables: { x: 'x'.repeat(10 * 1024 * 1024) },
      }),
    ),
  ),
  ...GUESSES.flatMap(([input, text]) => guess(input, text)),
  ...query('F6', 'introspection five levels deep', 'GRAPHQL_VALIDATION_FAILED', nestedIntrospection),
  ...asEach(
    'F6',
    'a guess at an operation’s name',
    'OPERATION_RESOLUTION_FAILURE',
    async (fixture, caller) => {
      const body = { query: 'query Precedents { me { officer } }', operationName: 'Precedent' };
      refuseAs(await fixture.ask(caller, body));
    },
  ),
];
