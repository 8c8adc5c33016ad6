import { randomUUID } from 'node:crypto';

import { PURPOSE, ask } from '../support/ask.js';
import { decision, file, signAs, submit } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';

const NEAR = { circles: ['nl:near'], states: [], except: [] };
const NAME = 'Quillmere Ventures (fictitious)';
const EXPIRES = '2027-05-01T00:00:00.000Z';

interface Circle {
  readonly id: string;
  readonly owner: { readonly code: string } | null;
  readonly version: number;
  readonly states: readonly { readonly code: string }[] | null;
}

const LIST = '{ precedents { edges { node { id } } } }';
const READ = 'query ($id: ID!) { precedent(id: $id) { id history { __typename } } }';
const CHECK = `mutation ($input: CheckInput!) { check(input: $input) { ... on CheckAnswer {
  hits { precedent { id } } announcements { state { code } } } } }`;

const circle = (version: number, states: string[], changes: object = {}): object => {
  const label = { en: 'Near', nl: 'Nabij' };
  const whole = { id: 'nl:near', label, states, version, expires: EXPIRES, roster: 'members', ...changes };
  return { kind: 'circle', circle: whole };
};
const exclusion = (version: number, states: string[]): object => ({
  kind: 'exclusion',
  exclusion: { states, version, reason: 'A breach of trust.' },
});

describe("a state's own word on whom it shares with", () => {
  let node: TestNode;
  let now: Date;
  const clock = { now: () => now };

  beforeEach(async () => {
    now = new Date('2026-11-24T09:00:00Z');
    node = await startNode({ withoutCases: true, clock });
  }, 60_000);

  afterEach(() => node.close());

  const say = (form: object, state = 'NL') => file(node, state, form, { clock });
  const question = (state: string) => ({ as: `${state.toLowerCase()}-reader`, headers: PURPOSE });

  /** Everything in which a state may meet a record: by its id with its history, in the list, by name, announced. */
  const meets = async (state: string, id: string): Promise<Record<string, boolean>> => {
    const read = await ask<{ precedent: { history: unknown[] } | null }>(node, READ, {
      ...question(state),
      variables: { id },
    });
    const list = await ask<{ precedents: { edges: { node: { id: string } }[] } }>(
      node,
      LIST,
      question(state),
    );
    const input = {
      parties: [{ role: 'investor', names: [NAME] }],
      purpose: 'screening',
      caseReference: 'TEST-1',
      clientRequestId: randomUUID(),
      reach: 'ASK_OWNERS',
    };
    const check = await ask<{
      check: { hits: { precedent: { id: string } }[]; announcements: { state: { code: string } }[] };
    }>(node, CHECK, { as: question(state).as, variables: { input } });
    const { hits, announcements } = check.data.check;
    return {
      read: read.data.precedent !== null,
      listed: list.data.precedents.edges.some((edge) => edge.node.id === id),
      hit: hits.some(({ precedent }) => precedent.id === id),
      announced: announcements.length > 0,
    };
  };
  const SHOWN = { read: true, listed: true, hit: true, announced: false };
  const UNKNOWN = { read: false, listed: false, hit: false, announced: false };

  const circlesOf = async (state: string): Promise<Circle[]> => {
    const query = '{ circles { id owner { code } version states { code } } }';
    const answer = await ask<{ circles: Circle[] }>(node, query, question(state));
    return answer.data.circles.filter(({ owner }) => owner !== null);
  };

  it('lets the states of its circle read, those of the next version from then on, and nobody when it ends', async () => {
    await say(circle(1, ['CZ', 'FR']));
    const { recordId } = await say(decision({}, { audience: NEAR }));
    expect([await meets('CZ', recordId), await meets('DE', recordId)]).toEqual([SHOWN, UNKNOWN]);
    await say(circle(2, ['FR']));
    expect([await meets('CZ', recordId), await meets('FR', recordId)]).toEqual([UNKNOWN, SHOWN]);
    now = new Date(EXPIRES);
    expect([await meets('FR', recordId), await meets('NL', recordId)]).toEqual([UNKNOWN, SHOWN]);
    await say(circle(3, ['FR'], { expires: '2028-05-01T00:00:00Z' }));
    expect(await meets('FR', recordId)).toEqual(SHOWN);
  });

  it('lists a circle to those who may know of it, with its owner', async () => {
    await say(circle(1, ['CZ']));
    await say(circle(1, ['CZ'], { id: 'nl:shown', roster: 'open' }));
    await say(circle(1, ['CZ'], { id: 'nl:kept', roster: 'owner' }));
    const seen = async (state: string) => (await circlesOf(state)).map(({ id }) => id);
    expect(await seen('NL')).toEqual(['nl:kept', 'nl:near', 'nl:shown']);
    expect(await seen('CZ')).toEqual(['nl:near', 'nl:shown']);
    expect(await seen('DE')).toEqual(['nl:shown']);
    expect((await circlesOf('DE'))[0]).toMatchObject({ owner: { code: 'NL' }, states: [{ code: 'CZ' }] });
  });

  it('shuts a state out of everything, hits that are announced too, as if there were no record; until it is lifted', async () => {
    const everybody = { circles: ['all-members'], states: ['GB'], except: [] };
    const { recordId } = await say(decision({}, { audience: everybody }));
    const hidden = { audience: { circles: [], states: [], except: [] }, announce: everybody };
    await say(decision({ caseReference: 'NL-2' }, hidden));
    expect(await meets('GB', recordId)).toEqual({ ...SHOWN, announced: true });
    await say(exclusion(1, ['GB']));
    expect(await meets('GB', recordId)).toEqual(UNKNOWN);
    expect(await meets('FR', recordId)).toEqual({ ...SHOWN, announced: true });
    await say(exclusion(2, []));
    expect(await meets('GB', recordId)).toEqual({ ...SHOWN, announced: true });
  });

  it('answers a state that is shut out about a record as about none', async () => {
    const { recordId } = await say(decision());
    await say(exclusion(1, ['GB']));
    const asked = (id: string) => ask(node, READ, { ...question('GB'), variables: { id } });
    expect(await asked(recordId)).toEqual(await asked('Aq3kVb0pT1uYdE5hWsXcRg'));
  });

  it('tells officers of the owner whom it shuts out and why, and nobody else', async () => {
    const query = '{ exclusions { version states { code } reason } }';
    const exclusions = (as: string) => ask<{ exclusions: object | null }>(node, query, { as });
    expect((await exclusions('nl-steward')).data.exclusions).toBeNull();
    await say(exclusion(1, ['GB']));
    for (const role of ['drafter', 'releaser', 'auditor', 'steward']) {
      expect((await exclusions(`nl-${role}`)).data.exclusions).toEqual({
        version: 1,
        states: [{ code: 'GB' }],
        reason: 'A breach of trust.',
      });
      expect((await exclusions(`gb-${role}`)).data.exclusions).toBeNull();
    }
    expect((await exclusions('nl-reader')).errors[0]?.extensions.code).toBe('PERMISSION_MISSING');
  });

  it('explains to the owner that it has shut the state out, and previews without it', async () => {
    await say(circle(1, ['GB', 'FR']));
    const { recordId } = await say(decision({}, { audience: NEAR }));
    await say(exclusion(1, ['GB']));
    const explain = `{ explainAccess(recordId: "${recordId}", state: "GB") { seesRecord parts { part reasons { code } } } }`;
    const explained = await ask<{
      explainAccess: { seesRecord: string; parts: { part: string; reasons: { code: string }[] }[] };
    }>(node, explain, { as: 'nl-releaser' });
    const { seesRecord, parts } = explained.data.explainAccess;
    expect(seesRecord).toBe('no');
    expect(parts.find(({ part }) => part === 'outcome')?.reasons[0]?.code).toBe('excluded_by_owner');
    const part = `{ part: "outcome", circles: ["nl:near"], states: ["GB"], except: [] }`;
    const preview = `{ previewAudience(input: { parts: [${part}] }) { parts { readers { state { code } } } problems { code } } }`;
    const previewed = await ask(node, preview, { as: 'nl-releaser' });
    expect(previewed.data).toEqual({
      previewAudience: {
        parts: [{ readers: [{ state: { code: 'FR' } }, { state: { code: 'NL' } }] }],
        problems: [],
      },
    });
  });

  it('does not show an earlier answer again to a state that was shut out since', async () => {
    const { recordId } = await say(decision());
    const input = {
      parties: [{ role: 'investor', names: [NAME] }],
      purpose: 'screening',
      caseReference: 'TEST-1',
      clientRequestId: randomUUID(),
    };
    const check = () => ask(node, CHECK, { as: 'gb-reader', variables: { input } });
    expect(JSON.stringify((await check()).data)).toContain(recordId);
    await say(exclusion(1, ['GB']));
    expect(JSON.stringify((await check()).data)).not.toContain(recordId);
  });

  it('takes the same manifest once, however often it is sent', async () => {
    const signed = await signAs(node, 'NL', circle(1, ['CZ']), { clock });
    const [first, again] = [
      await submit(node, 'nl-releaser', signed),
      await submit(node, 'nl-releaser', signed),
    ];
    expect(first).toMatchObject({ __typename: 'StatementReceipt', recordId: first.statementId });
    expect(again).toEqual(first);
  });
});
