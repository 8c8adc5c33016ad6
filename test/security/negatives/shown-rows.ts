import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';

import { RegisterError } from '#kernel';

import { HELD, type RawAnswer, refuseAs } from './answer.js';
import type { ApiFixture, Operation } from './api-fixture.js';
import { type Caller, OUTSIDERS, asEach, asMember } from './caller.js';
import { everyField } from './every-field.js';
import { HIDDEN_NAME, SHARED_NAME } from './hidden-decisions.js';
import type { NegativeRow } from './negative-row.type.js';
import { withoutMember } from './without-member.js';

/** Fields of fields of fields: what a sheet, and any screen, shows. */
const LEVELS = 4;

type Row = NegativeRow<ApiFixture>;
/** How a selection of fields of the record is asked for. */
type Reach = (fixture: ApiFixture) => (fields: string) => Operation;

async function schemaOf(fixture: ApiFixture): Promise<ReturnType<typeof buildClientSchema>> {
  const { text } = await fixture.ask('nobody', { query: getIntrospectionQuery() });
  return buildClientSchema((JSON.parse(text) as { data: IntrospectionQuery }).data);
}

/** Whatever stands in a text in base64url too, as the parts of a statement do. */
export function opened(text: string): string {
  const segments = text.match(/[\w-]{24,}/g) ?? [];
  return [text, ...segments.map((segment) => Buffer.from(segment, 'base64url').toString())].join('\n');
}

/** Holds when no answer has a word of what is hidden, and each was an answer. */
async function holdIfSilent(answers: Promise<RawAnswer>[]): Promise<void> {
  const texts: string[] = [];
  for (const answer of await Promise.all(answers)) {
    refuseAs(answer);
    texts.push(opened(answer.text));
  }
  throw new RegisterError(HELD, texts.join('\n'));
}

/** All that an officer is told about the record that is shared in part, over one way to reach it. */
export async function readEverything(
  fixture: ApiFixture,
  caller: Caller | `${string}-${string}`,
  reach: Reach,
): Promise<string> {
  const told: string[] = [];
  for (const field of everyField(await schemaOf(fixture), 'Precedent', LEVELS)) {
    const answer = await fixture.ask(caller, reach(fixture)(field));
    refuseAs(answer);
    // A way that ends nowhere would hide everything.
    if (!answer.text.includes(fixture.partlyId)) throw new Error('The record was not reached.');
    told.push(opened(answer.text));
  }
  return told.join('\n');
}

const everything = (input: string, reach: Reach): Row[] =>
  asMember('F13', input, HELD, async (fixture, caller) => {
    throw new RegisterError(HELD, await readEverything(fixture, caller, reach));
  });

const one: Reach = (fixture) => (fields) => ({
  query: `query ($id: ID!) { precedent(id: $id) { id ${fields} } }`,
  variables: { id: fixture.partlyId },
});

const listed: Reach = () => (fields) => ({
  query: `{ precedents(first: 5) { edges { node { id ${fields} } } } }`,
});

const asEntity: Reach = (fixture) => (fields) => ({
  query: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Precedent { id ${fields} } } }`,
  variables: { r: [{ __typename: 'Precedent', id: fixture.partlyId }] },
});

const inHit: Reach = () => (fields) => ({
  query: `mutation ($input: CheckInput!) { check(input: $input) {
    ... on CheckAnswer { hits { matches { name } precedent { id ${fields} } } } ... on Rejected { problems { code } } } }`,
  variables: {
    input: {
      parties: [{ role: 'investor', names: [SHARED_NAME] }],
      purpose: 'screening',
      caseReference: 'DE-1',
      clientRequestId: `row-${Math.random().toString(36).slice(2).padEnd(12, '0')}`,
    },
  },
});

/** Every way to the fields of a record. */
export const WAYS: Readonly<Record<string, Reach>> = {
  'every field of a record that is shared in part': one,
  'every field of a list': listed,
  'every field of an entity': asEntity,
  'every field of the record in a hit': inHit,
};

const check = (clientRequestId: string): Operation => ({
  query: `mutation ($input: CheckInput!) { check(input: $input) { __typename
    ... on CheckAnswer { hits { matches { name } } } ... on Rejected { problems { code } } } }`,
  variables: {
    input: {
      parties: [{ role: 'investor', names: [HIDDEN_NAME] }],
      purpose: 'screening',
      caseReference: 'CASE-1',
      clientRequestId,
    },
  },
});

/** The same bytes from a state that sees the record, right before. */
const afterFrance = (input: string, ask: (fixture: ApiFixture) => Operation): Row[] =>
  asMember('F14', `${input}, right after France`, HELD, async (fixture, caller) => {
    const first = await fixture.ask('fr-reader', ask(fixture));
    if (!first.text.includes('Halcyon') || first.cache !== 'no-store') return;
    await holdIfSilent([fixture.ask(caller, ask(fixture))]);
  });

const PARTIES = 'parties { __typename ... on Party { names { value } } }';

/** Ways in which what is hidden could show besides the record (F13, F14), and a member that is one no longer (F15). */
export const shownRows: readonly Row[] = [
  ...Object.entries(WAYS).flatMap(([input, reach]) => everything(input, reach)),
  ...asEach(
    'F13',
    'a hidden name in a question that is refused',
    'GRAPHQL_VALIDATION_FAILED',
    async (fixture, caller) =>
      refuseAs(
        await fixture.ask(caller, { query: `{ precedent(id: "${fixture.hiddenId}") { partyNames } }` }),
      ),
  ),
  ...afterFrance('one record', (fixture) => one(fixture)(PARTIES)),
  ...afterFrance('a list', (fixture) => listed(fixture)(PARTIES)),
  ...afterFrance('a check under the same request id', () => check('the-same-request-id')),
  ...asEach(
    'F15',
    'a token of a state that was removed a moment ago',
    { insider: 'TOKEN_ISSUER_UNKNOWN', ...OUTSIDERS },
    async (fixture, caller) => {
      const asker = caller === 'insider' ? 'kr-reader' : caller;
      const before = await fixture.ask(asker, listed(fixture)('id'));
      if (caller === 'insider' && !before.text.includes(fixture.partlyId)) return;
      await withoutMember(fixture.node, 'KR');
      refuseAs(await fixture.ask(asker, listed(fixture)('id')));
    },
  ),
];
