import { randomUUID } from 'node:crypto';

import { PURPOSE, ask } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';

const ALL = { circles: ['all-members'], states: [], except: [] };
const EU = { circles: ['eu'], states: [], except: [] };
const NOBODY = { circles: [], states: [], except: [] };
const forStates = (...states: string[]): object => ({ circles: [], states, except: [] });

interface Checked {
  readonly check: {
    readonly hits: readonly { readonly precedent: { readonly id: string } }[];
    readonly announcements: readonly { readonly state: { readonly code: string } }[];
    readonly asked: readonly { readonly code: string }[];
    readonly notAsked: readonly { readonly code: string }[];
    readonly notCounted: readonly { readonly text: string }[];
    readonly coverage: string;
  };
}

interface Journal {
  readonly journal: {
    readonly entries: readonly {
      readonly recordId: string;
      readonly state: string;
      readonly day: string;
      readonly purpose: string;
      readonly what: string;
    }[];
  };
}

const CHECK = `mutation ($input: CheckInput!) { check(input: $input) { ... on CheckAnswer {
  hits { precedent { id } } announcements { state { code } } asked { code } notAsked { code }
  notCounted { text } coverage } } }`;

describe("the owner's tools", () => {
  let node: TestNode;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
  });

  afterAll(() => node.close());

  const check = async (as: string, name: string, more: object = {}): Promise<Checked['check']> => {
    const input = {
      parties: [{ role: 'investor', names: [name] }],
      purpose: 'screening',
      caseReference: 'SECRET-CASE-7',
      clientRequestId: randomUUID(),
      ...more,
    };
    const answer = await ask<Checked>(node, CHECK, { as, variables: { input } });
    expect(answer.errors).toEqual([]);
    return answer.data.check;
  };

  const journal = async (as: string, recordId: string): Promise<Journal['journal']['entries']> => {
    const query = `query ($id: ID) { journal(recordId: $id) { entries { recordId state day purpose what } } }`;
    const answer = await ask<Journal>(node, query, { as, variables: { id: recordId } });
    expect(answer.errors).toEqual([]);
    expect(JSON.stringify(answer.data)).not.toMatch(/SECRET-CASE|reader@|officer/i);
    return answer.data.journal.entries;
  };

  const hidden = (name: string, more: object): object =>
    decision(
      { audience: EU },
      {
        audience: NOBODY,
        parties: [{ role: 'investor', names: [{ value: name, kind: 'current' }] }],
        ...more,
      },
    );

  it('shows which states read a record, on which day, for which purpose, and nothing more', async () => {
    const { recordId } = await file(node, 'NL', decision());
    const read = `query ($id: ID!) { precedent(id: $id) { id } }`;
    for (const as of ['fr-reader', 'fr-reader', 'de-reader', 'nl-reader']) {
      await ask(node, read, { as, headers: PURPOSE, variables: { id: recordId } });
    }
    const day = new Date().toISOString().slice(0, 10);
    const common = { recordId, day, purpose: 'precedent_research', what: 'READ' };
    expect(await journal('nl-releaser', recordId)).toEqual([
      { ...common, state: 'DE' },
      { ...common, state: 'FR' },
    ]);
    expect(await journal('fr-releaser', recordId)).toEqual([]);
  });

  it('tells an asker whom to ask, where the owner announces, and asks nobody unless told to', async () => {
    const { recordId } = await file(node, 'NL', hidden('Announced Harbour', { announce: forStates('CA') }));
    const local = await check('ca-reader', 'Announced Harbour');
    expect(local).toMatchObject({ hits: [], announcements: [], asked: [] });
    expect(await journal('nl-releaser', recordId)).toEqual([]);
    const asked = await check('ca-reader', 'Announced Harbour', { reach: 'ASK_OWNERS' });
    expect(asked.hits).toEqual([]);
    expect(asked.announcements).toEqual([{ state: { code: 'NL' } }]);
    expect(asked.coverage).toContain('Asked, and answered if only with silence');
    expect(await journal('nl-releaser', recordId)).toMatchObject([{ state: 'CA', what: 'ANNOUNCED' }]);
    const elsewhere = await check('ca-reader', 'Announced Harbour', { reach: 'ASK_OWNERS', ask: ['DE'] });
    expect(elsewhere).toMatchObject({ announcements: [], asked: [{ code: 'DE' }] });
    const others = await check('jp-reader', 'Announced Harbour', { reach: 'ASK_OWNERS' });
    expect(others.announcements).toEqual([]);
  });

  it('tells only the owner of a silent hit: the asker gets the answer of somebody unknown', async () => {
    const { recordId } = await file(node, 'NL', hidden('Silent Harbour', { silent: forStates('CA') }));
    const hit = await check('ca-reader', 'Silent Harbour', { reach: 'ASK_OWNERS' });
    const none = await check('ca-reader', 'Nobody Anywhere', { reach: 'ASK_OWNERS' });
    expect(hit).toEqual(none);
    expect(await journal('nl-releaser', recordId)).toMatchObject([{ state: 'CA', what: 'SILENT_HIT' }]);
  });

  it('leaves out of a check what no longer counts, and says how many', async () => {
    const parties = [{ role: 'investor', names: [{ value: 'Overturned Works', kind: 'current' }] }];
    const { recordId } = await file(node, 'NL', decision({ decidedOn: '2024-01-10' }, { parties }));
    const event = { event: 'annulled', occurredOn: '2025-01-10', by: 'Court' };
    await file(node, 'NL', { kind: 'legal-event', ref: recordId, audience: ALL, event });
    const now = await check('ca-reader', 'Overturned Works');
    expect(now.hits).toEqual([]);
    expect(now.notCounted).toEqual([{ text: '1 annulled decision not counted' }]);
    const shown = await check('ca-reader', 'Overturned Works', { withEnded: true });
    expect(shown.hits).toMatchObject([{ precedent: { id: recordId } }]);
    const then = await check('ca-reader', 'Overturned Works', { asOf: '2024-06-01' });
    expect(then).toMatchObject({ hits: [{ precedent: { id: recordId } }], notCounted: [] });
  });

  it('explains to the owner, and to nobody else, why a state may or may not read', async () => {
    const grounds = [
      { code: 'SEC-02', weight: 'decisive', audience: { ...EU, except: ['FR'] } },
      { code: 'SEC-03', weight: 'contributing', audience: NOBODY },
    ];
    const { recordId } = await file(node, 'NL', decision({ audience: EU }, { grounds }));
    const query = `query ($id: ID!, $state: String!) { explainAccess(recordId: $id, state: $state) {
      seesRecord parts { part mayRead reasons { code circle } } } }`;
    const explain = async (as: string, state: string) => {
      const answer = await ask<{
        explainAccess: { seesRecord: string; parts: { reasons: { code: string }[] }[] };
      }>(node, query, { as, variables: { id: recordId, state } });
      expect(answer.errors).toEqual([]);
      return answer.data.explainAccess;
    };
    const reasons = (await explain('nl-releaser', 'FR')).parts.flatMap((part) => part.reasons);
    expect(new Set(reasons.map(({ code }) => code))).toEqual(
      new Set(['in_circle', 'excluded', 'not_shared']),
    );
    expect((await explain('nl-releaser', 'US')).seesRecord).toBe('no');
    expect(await explain('fr-releaser', 'FR')).toBeNull();
  });
});
