import { HELD, holdIfSame, refuseAs } from './answer.js';
import type { ApiFixture, Operation } from './api-fixture.js';
import { type Caller, asEach, asMember } from './caller.js';
import { HIDDEN_NAME, HIDDEN_NUMBER, SHARED_NAME } from './hidden-decisions.js';
import type { NegativeRow } from './negative-row.type.js';

type Row = NegativeRow<ApiFixture>;

/** As long as the hidden one, so that nothing but the name itself differs. */
const NO_NAME = 'Quorndale Zwartewater Holdin (fictitious)';
const NO_NUMBER = '88123451';

const newId = (): string => `row-${crypto.randomUUID()}`;

const about = (name: string, clientRequestId = newId()): object => ({
  parties: [{ role: 'investor', names: [name] }],
  clientRequestId,
});

/** All that may be told apart of an answer, but for what is its own: id, time and receipt. */
const asking = (rows: unknown, changes: object = {}, fields = ''): Operation => ({
  query: `mutation ($input: CheckBatchInput!) { checkBatch(input: $input) { __typename
    ... on CheckAnswer { repeated coverage more hits { precedent { id attribution } explanation matches { name part } }
      origins { text } notCounted { text } announcements { text } notAsked { code } ${fields} }
    ... on Rejected { problems { code message path advice } } } }`,
  variables: { input: { rows, purpose: 'screening', caseReference: 'DE-1', ...changes } },
});

/** A row about what is hidden, between rows about what is not; and the same with what nobody has recorded. */
const same = (id: string, input: string, row: (what: string) => object, values: [string, string]): Row[] =>
  asEach(id, input, HELD, async (fixture, caller) => {
    const [hidden, none] = values;
    const batch = (what: string): Operation => asking([about(SHARED_NAME), row(what), about(SHARED_NAME)]);
    holdIfSame(await fixture.ask(caller, batch(hidden)), await fixture.ask(caller, batch(none)), values);
  });

const refused = (id: string, input: string, code: string, operation: () => Operation): Row[] =>
  asMember(id, input, code, async (fixture, caller) => refuseAs(await fixture.ask(caller, operation())));

const typed = (id: string, input: string, code: string, operation: Operation): Row[] =>
  asEach(id, input, code, async (fixture, caller) => refuseAs(await fixture.ask(caller, operation)));

/** One bad row: it is refused at its place, and the rows around it are answered. */
const oneBad = (id: string, input: string, code: string, row: object): Row[] =>
  asMember(id, `${input} in one row of a batch`, code, async (fixture, caller) => {
    const operation = asking([about(SHARED_NAME), { ...about(SHARED_NAME), ...row }, about(SHARED_NAME)]);
    const answer = await fixture.ask(caller, operation);
    const { data } = JSON.parse(answer.text) as { data?: { checkBatch?: { __typename: string }[] } | null };
    const kinds = data?.checkBatch?.map(({ __typename }) => __typename).join(' ');
    if (kinds !== undefined && kinds !== 'CheckAnswer Rejected CheckAnswer') throw new Error(answer.text);
    refuseAs(answer);
  });

/** What France is shown under an id, and then asked by somebody else under the same id. */
async function askedBefore(fixture: ApiFixture, caller: Caller): Promise<void> {
  const id = newId();
  const first = await fixture.ask('fr-reader', asking([about(HIDDEN_NAME, id)]));
  if (!first.text.includes('attribution')) throw new Error('France is not shown the hidden record.');
  const again = await fixture.ask(caller, asking([about(HIDDEN_NAME, id)]));
  const fresh = await fixture.ask(caller, asking([about(NO_NAME)]));
  holdIfSame(again, fresh, [HIDDEN_NAME, NO_NAME]);
}

const METACHARACTERS = ["' OR '1'='1", "'; DROP TABLE answered_request; --", '%', '$.**'];

/** Several checks in one call: they give away no more than single ones, cost no less, and stand for themselves (F9-F22, I6). */
export const batchRows: readonly Row[] = [
  ...same('F9', 'a hidden name in a batch', about, [HIDDEN_NAME, NO_NAME]),
  ...same(
    'F9',
    'the number of a hidden party in a batch',
    (number) => ({
      parties: [{ role: 'investor', registration: { country: 'IT', number } }],
      clientRequestId: newId(),
    }),
    [HIDDEN_NUMBER, NO_NUMBER],
  ),
  ...asEach('F14', 'a batch under an id that another state has used', HELD, askedBefore),
  ...asMember('F14', 'one id for two questions of a batch', 'REQUEST_ID_REUSED', async (fixture, caller) => {
    const id = newId();
    refuseAs(await fixture.ask(caller, asking([about(SHARED_NAME, id), about(NO_NAME, id)])));
  }),
  ...refused('F16', 'a batch of no row', 'BATCH_SIZE', () => asking([])),
  ...refused('F16', 'a batch of 51 rows', 'BATCH_SIZE', () =>
    asking(Array.from({ length: 51 }, () => about('x'))),
  ),
  ...typed(
    'F5',
    'a batch that asks for more than a call may',
    'OPERATION_TOO_COSTLY',
    asking(
      Array.from({ length: 50 }, () => about('x')),
      {},
      ['one', 'two', 'three']
        .map(
          (alias) =>
            `${alias}: hits { precedent { grounds { ... on Ground { texts { language text } } } parties { ... on Party { names { value } } } } }`,
        )
        .join(' '),
    ),
  ),
  ...oneBad('F16', 'a year of birth of -1', 'INPUT_INVALID', {
    parties: [{ role: 'investor', names: ['x'], birthYear: -1 }],
  }),
  ...oneBad('F21', 'a name of marks that nobody sees', 'QUESTION_EMPTY', {
    parties: [{ role: 'investor', names: ['\u202e\u2066\u200b'] }],
  }),
  ...oneBad('F21', 'a request id with a Cyrillic letter', 'INPUT_INVALID', { clientRequestId: 'rоw-123456' }),
  ...oneBad('F21', 'a case that turns round what follows it', 'CASE_REFERENCE_INVALID', {
    caseReference: 'DE-\u202e1',
  }),
  ...same('F21', 'a hidden name that is turned round in a batch', (name) => about(`\u202e${name}`), [
    HIDDEN_NAME,
    NO_NAME,
  ]),
  ...METACHARACTERS.flatMap((text) => [
    ...oneBad('F22', `the request id ${text}`, 'INPUT_INVALID', { clientRequestId: text.padEnd(8) }),
    ...oneBad('F22', `the case ${text}`, 'CASE_REFERENCE_INVALID', { caseReference: text }),
  ]),
  ...typed('F17', 'a text for the rows of a batch', 'BAD_USER_INPUT', asking('x')),
  ...typed('F17', 'a number for a row of a batch', 'BAD_USER_INPUT', asking([about('x'), 7])),
  ...typed('F17', 'a member that no row has', 'BAD_USER_INPUT', asking([{ ...about('x'), state: 'FR' }])),
  ...typed(
    'F17',
    'a row that reaches into what objects inherit',
    'VARIABLE_KEY_REFUSED',
    asking([{ ...about('x'), prototype: { purpose: 'screening' } }]),
  ),
  ...refused('I6', 'a batch for an empty purpose', 'INPUT_INVALID', () =>
    asking([about('x')], { purpose: '' }),
  ),
  ...refused('I6', 'a batch for a purpose that is none', 'PURPOSE_UNKNOWN', () =>
    asking([about('x')], { purpose: 'curiosity' }),
  ),
  ...refused('I6', 'a batch in a case that is no reference', 'CASE_REFERENCE_INVALID', () =>
    asking([about('x')], { caseReference: '<b>' }),
  ),
];
