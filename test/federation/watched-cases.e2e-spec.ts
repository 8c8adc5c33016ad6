import { WatchJob } from '#precedents';

import { PURPOSE, ask } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { ThreeNodes } from '../support/three-nodes.js';

const to = (...states: string[]): object => ({ circles: [], states, except: [] });
const NAME = 'Zephyrine Holdings (fictitious)';
const DAY_MS = 86_400_000;

interface Notice {
  readonly kind: string;
  readonly recordId: string;
  readonly watchId: string | null;
  readonly status: { readonly code: { readonly code: string } };
}

/** Canada's case, and an officer of the Netherlands whose node holds what Canada's node grants. */
describe('a watch on what other nodes grant', () => {
  let nodes: ThreeNodes;
  let now: Date;
  let recordId: string;
  let watchId: string;

  beforeAll(async () => {
    now = new Date('2026-11-24T09:00:00Z');
    nodes = await ThreeNodes.start({ withoutCases: true, clock: { now: () => now } });
  });

  afterAll(() => nodes?.close());

  const say = (form: object) => file(nodes.at('ca'), 'CA', form, { clock: { now: () => now } });

  /** Takes over what is new, and asks the watches of the Dutch again. */
  const round = async (): Promise<void> => {
    await nodes.pull('nl');
    await nodes.at('nl').app.get(WatchJob, { strict: false }).run('NL');
  };

  const told = async (as = 'nl-reader'): Promise<[kind: string, recordId: string, status: string][]> => {
    const query = `{ watchNotices(first: 100) { notices { kind recordId watchId status { code { code } } } } }`;
    const { data } = await ask<{ watchNotices: { notices: Notice[] } }>(nodes.at('nl'), query, {
      as,
      headers: PURPOSE,
    });
    return data.watchNotices.notices.map(({ kind, recordId: id, status }) => [kind, id, status.code.code]);
  };

  it('tells nothing of a case that is for others', async () => {
    const query = `mutation ($input: WatchCheckInput!) { watchCheck(input: $input) { ... on Watch { id } } }`;
    const parties = [{ role: 'investor', names: [NAME] }];
    const { data } = await ask<{ watchCheck: { id: string } }>(nodes.at('nl'), query, {
      as: 'nl-reader',
      variables: { input: { parties, purpose: 'screening', caseReference: 'NL-1' } },
    });
    watchId = data.watchCheck.id;
    expect(watchId).toMatch(/^[\w-]{22}$/);
    const names = [{ value: NAME, kind: 'current' }];
    const form = decision(
      { decidedBy: 'CA' },
      { audience: to('FR'), parties: [{ role: 'investor', names }] },
    );
    ({ recordId } = await say(form));
    await round();
    expect(await told()).toEqual([]);
  });

  it('tells of it once it is granted, long after it was logged', async () => {
    now = new Date(now.getTime() + DAY_MS / 2);
    const { data } = await ask<{ explainAccess: { parts: { part: string }[] } }>(
      nodes.at('ca'),
      'query ($id: ID!) { explainAccess(recordId: $id, state: "FR") { parts { part } } }',
      { as: 'ca-releaser', headers: PURPOSE, variables: { id: recordId } },
    );
    const names = data.explainAccess.parts.map(({ part }) => part);
    const shared = names.filter((part) => part !== 'head' && part !== 'sharing');
    const parts = Object.fromEntries(shared.map((part) => [part, to('FR', 'NL')]));
    await say({ kind: 'sharing', ref: recordId, parts });
    await round();
    await round();
    expect(await told()).toEqual([['NEW', recordId, 'standing']]);
  });

  it('tells of another status whoever watches, and every reader of a state that has read it', async () => {
    const query = 'query ($id: ID!) { precedent(id: $id) { id } }';
    await ask(nodes.at('nl'), query, { as: 'nl-reader', headers: PURPOSE, variables: { id: recordId } });
    const event = { event: 'annulled', occurredOn: '2026-10-01', by: 'Federal Court' };
    await say({ kind: 'legal-event', ref: recordId, audience: to('FR', 'NL'), event });
    await round();
    expect(await told('nl-releaser')).toEqual([['STATUS_CHANGED', recordId, 'annulled']]);
    expect(await told()).toEqual([
      ['NEW', recordId, 'annulled'],
      ['STATUS_CHANGED', recordId, 'annulled'],
      ['STATUS_CHANGED', recordId, 'annulled'],
    ]);
  });

  it('tells nothing while the lease of the owner’s node is over, and nothing twice when it has a new one', async () => {
    const before = await told();
    now = new Date(now.getTime() + DAY_MS + 1000);
    expect(await told()).toEqual([]);
    await nodes.at('nl').app.get(WatchJob, { strict: false }).run('NL');
    await round();
    expect(await told()).toEqual(before);
  });
});
