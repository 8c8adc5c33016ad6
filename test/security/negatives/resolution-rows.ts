import { RegisterError } from '#kernel';

import { HELD, holdIfSame, refuseAs } from './answer.js';
import type { ApiFixture, Operation } from './api-fixture.js';
import { type Caller, UNKNOWN_ID, asEach, asMember } from './caller.js';
import { HIDDEN_NAME, SHARED_NAME } from './hidden-decisions.js';
import type { NegativeRow } from './negative-row.type.js';

type Row = NegativeRow<ApiFixture>;
type Sender = Caller | `${string}-${string}`;

const CHECK = `mutation ($input: CheckInput!) { check(input: $input) { ... on CheckAnswer {
  id hits { precedent { id } explanation matches { part resolutions { text } } } } } }`;

/** The answer to a question of this officer, and the record of its first hit. */
async function askAbout(fixture: ApiFixture, sender: Sender, name: string) {
  const input = {
    parties: [{ role: 'investor', names: [name] }],
    purpose: 'screening',
    caseReference: 'DE-1',
    clientRequestId: `row-${Math.random().toString(36).slice(2).padEnd(12, '0')}`,
  };
  const { text } = await fixture.ask(sender, { query: CHECK, variables: { input } });
  const { data } = JSON.parse(text) as {
    data?: { check?: { id?: string; hits?: { precedent: { id: string } }[] } } | null;
  };
  const { id: answerId = UNKNOWN_ID, hits = [] } = data?.check ?? {};
  return { answerId, recordId: hits[0]?.precedent.id ?? UNKNOWN_ID, text };
}

const resolving = (input: object): Operation => ({
  query: `mutation ($input: ResolveHitInput!) { resolveHit(input: $input) { __typename
    ... on HitResolved { recordId resolution { text } } ... on Rejected { problems { code message path advice } } } }`,
  variables: { input: { verdict: 'DIFFERENT', ...input } },
});

/** A decision about what is hidden, and the same about what never was. */
const compared = (
  id: string,
  input: string,
  find: (fixture: ApiFixture, caller: Caller) => Promise<readonly [object, object]>,
): Row[] =>
  asEach(id, input, HELD, async (fixture, caller) => {
    const [hidden, unknown] = await find(fixture, caller);
    holdIfSame(await fixture.ask(caller, resolving(hidden)), await fixture.ask(caller, resolving(unknown)), [
      fixture.hiddenId,
      UNKNOWN_ID,
    ]);
  });

/** A decision about a hit of one's own, with something in it that does not belong there. */
const refused = (id: string, input: string, code: string, changes: object): Row[] =>
  asMember(id, input, code, async (fixture, caller) => {
    const { answerId, recordId } = await askAbout(fixture, caller, SHARED_NAME);
    refuseAs(await fixture.ask(caller, resolving({ answerId, recordId, ...changes })));
  });

const typed = (input: string, changes: object): Row[] =>
  asEach('F17', input, 'BAD_USER_INPUT', async (fixture, caller) =>
    refuseAs(await fixture.ask(caller, resolving({ answerId: 'x', recordId: 'x', ...changes }))),
  );

const ofAge = (birthYear: number): Row[] =>
  asMember('F16', `a year of birth of ${birthYear}`, 'INPUT_INVALID', async (fixture, caller) => {
    const input = {
      parties: [{ role: 'investor', names: ['x'], birthYear }],
      purpose: 'screening',
      caseReference: 'DE-1',
      clientRequestId: 'row-year-of-birth',
    };
    const query = `mutation ($input: CheckInput!) { check(input: $input) { __typename
      ... on Rejected { problems { code } } } }`;
    refuseAs(await fixture.ask(caller, { query, variables: { input } }));
  });

const NOTES: [input: string, note: string][] = [
  ['turns round what follows it', 'Quill\u202erem Ventures'],
  ['is in an isolate', '\u2066Quillmere\u2069'],
  ['has a NUL', 'Quillmere\u0000Ventures'],
  ['has an escape of the terminal', '\u001b[2J'],
  ['is empty', ''],
  ['is too long', 'x'.repeat(1001)],
];

const METACHARACTERS = ["' OR '1'='1", "'; DROP TABLE hit_resolution; --", '$.** ? (@ like_regex ".*")', '%'];

/** Names that look like one that was decided about, and are others. */
const LOOKALIKES: [input: string, name: string][] = [
  ['a Cyrillic letter', SHARED_NAME.replace('e', 'е')],
  ['a letter of no width', SHARED_NAME.replace('Mer', 'Mer\u200b')],
];

const lookalike = ([input, name]: [string, string]): Row[] =>
  asMember('F21', `${input} in a name that was decided about`, HELD, async (fixture, caller) => {
    const { answerId, recordId } = await askAbout(fixture, caller, SHARED_NAME);
    refuseAs(await fixture.ask(caller, resolving({ answerId, recordId, note: 'About the true name.' })));
    if (!(await askAbout(fixture, caller, SHARED_NAME)).text.includes('About the true name.')) return;
    const { text } = await askAbout(fixture, caller, name);
    if (!text.includes('About the true name.')) throw new RegisterError(HELD, text);
  });

/** Decisions about hits: of others' answers, about hidden records, and with what does not belong in them (F9-F22). */
export const resolutionRows: readonly Row[] = [
  ...compared('F9', 'a decision about a hidden record in an answer of another state', async (fixture) => {
    const { answerId } = await askAbout(fixture, 'fr-reader', HIDDEN_NAME);
    return [
      { answerId, recordId: fixture.hiddenId },
      { answerId: UNKNOWN_ID, recordId: UNKNOWN_ID },
    ];
  }),
  ...compared('F11', 'a decision about a hidden record in an answer of its own', async (fixture, caller) => {
    const { answerId } = await askAbout(fixture, caller, HIDDEN_NAME);
    return [
      { answerId, recordId: fixture.hiddenId },
      { answerId, recordId: UNKNOWN_ID },
    ];
  }),
  ...compared('F10', 'a decision about the hidden record as if it were an answer', (fixture) =>
    Promise.resolve([
      { answerId: fixture.hiddenId, recordId: fixture.hiddenId },
      { answerId: UNKNOWN_ID, recordId: UNKNOWN_ID },
    ]),
  ),
  ...asMember('F13', 'a decision of another state in the next check', HELD, async (fixture, caller) => {
    const { answerId, recordId } = await askAbout(fixture, 'fr-reader', SHARED_NAME);
    const note = 'Written by France alone.';
    refuseAs(await fixture.ask('fr-reader', resolving({ answerId, recordId, note })));
    if (!(await askAbout(fixture, 'fr-reader', SHARED_NAME)).text.includes(note)) return;
    const own = await askAbout(fixture, caller, SHARED_NAME);
    refuseAs(own);
    if (!own.text.includes(note)) throw new RegisterError(HELD, own.text);
  }),
  ...refused('F9', 'a decision about a part that did not match', 'HIT_UNKNOWN', { part: 'party:aaaaaaaa' }),
  ...[-1, 1899, 2101].flatMap(ofAge),
  ...typed('a verdict that is none', { verdict: 'MAYBE' }),
  ...typed('an object for an answer', { answerId: { $ne: null } }),
  ...typed('a list of records', { recordId: ['a', 'b'] }),
  ...typed('a member that no decision has', { state: 'FR' }),
  ...NOTES.flatMap(([input, note]) => refused('F21', `a note that ${input}`, 'INPUT_INVALID', { note })),
  ...LOOKALIKES.flatMap(lookalike),
  ...METACHARACTERS.flatMap((text) => [
    ...refused('F22', `the answer ${text} decided about`, 'HIT_UNKNOWN', { answerId: text }),
    ...refused('F22', `the record ${text} decided about`, 'HIT_UNKNOWN', { recordId: text }),
    ...refused('F22', `the part ${text} decided about`, 'HIT_UNKNOWN', { part: text }),
  ]),
];
