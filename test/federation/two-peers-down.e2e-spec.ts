import { randomUUID } from 'node:crypto';

import request from 'supertest';

import { Cosigning } from '#federation';
import { JournalSealer } from '#journal';

import { PURPOSE, ask } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { TamperingProxy } from '../support/tampering-proxy.js';
import { type NodeName, ThreeNodes } from '../support/three-nodes.js';

const [NL, FR, CA] = ['nl', 'fr', 'ca'].map((name) => `${name}.demonstration.invalid/log`);
const HOUR_MS = 3_600_000;
const ALL = { circles: ['all-members'], states: [], except: [] };
const NAMES: Readonly<Record<string, string>> = {
  NL: 'Zephyrine Holdings (fictitious)',
  FR: 'Ondine Participations (fictitious)',
  CA: 'Melusine Ventures (fictitious)',
  DE: 'Rusalka Optics (fictitious)',
};

const CHECK = `mutation ($input: CheckInput!) { check(input: $input) { ... on CheckAnswer {
  coverage searched { origin freshness reasons pulledAt withheld { records } } hits { precedent { id } } } } }`;
const SHOWN = `query ($id: ID!) { precedent(id: $id) {
  id recordedAt attribution status { code { code } } outcome { ... on Outcome { kind { code } } }
  grounds { ... on Ground { code { code } } } parties { __typename ... on Party { names { value } } } } }`;

interface Answer {
  readonly coverage: string;
  readonly searched: readonly {
    readonly origin: string;
    readonly freshness: string;
    readonly reasons: readonly string[];
    readonly pulledAt: string | null;
    readonly withheld: object | null;
  }[];
  readonly hits: readonly { readonly precedent: { readonly id: string } }[];
}

/** The French and the Canadian node are down for an hour; the Dutch one is not. */
describe('two of three nodes that are down for an hour', () => {
  let nodes: ThreeNodes;
  let proxies: readonly TamperingProxy[];
  let now: Date;
  let pulledAt: string;
  let before: unknown[];
  const records: Record<string, string> = {};
  const clock = { now: () => now };

  beforeAll(async () => {
    now = new Date('2026-11-24T09:00:00Z');
    proxies = [await TamperingProxy.start(), await TamperingProxy.start()];
    const [fr, ca] = proxies as [TamperingProxy, TamperingProxy];
    nodes = await ThreeNodes.start({ withoutCases: true, clock }, { fr, ca });
    await say('nl', 'NL');
    await say('fr', 'FR');
    await say('ca', 'CA');
    for (const name of ['nl', 'fr', 'ca'] as const) expect(await pull(name)).toEqual([null, null]);
    pulledAt = now.toISOString();
    before = await shown();
    await beAtRest();
    expect(await steps()).toEqual([]);
    for (const proxy of proxies)
      proxy.tamper = (_request, response) => Promise.resolve(void response.destroy());
    now = new Date(now.getTime() + HOUR_MS);
    expect(await pull('nl')).toEqual(['PEER_UNREACHABLE', 'PEER_UNREACHABLE']);
  });

  afterAll(async () => {
    await nodes?.close();
    for (const proxy of proxies ?? []) await proxy.close();
  });

  const say = async (name: NodeName, state: string): Promise<void> => {
    const parties = [{ role: 'investor', names: [{ value: NAMES[state], kind: 'current' }] }];
    const form = decision({ decidedBy: state }, { parties });
    records[state] = (await file(nodes.at(name), state, form, { clock })).recordId;
  };

  const pull = async (name: NodeName): Promise<(string | null)[]> =>
    (await nodes.pull(name)).map(({ failure }) => failure ?? null);

  /** What a node that runs does by itself: witnesses cosign, the journal is sealed. */
  const beAtRest = async (): Promise<void> => {
    await nodes.at('nl').app.get(Cosigning, { strict: false }).ask();
    await nodes.at('nl').app.get(JournalSealer, { strict: false }).seal();
  };

  const steps = async (): Promise<object[]> => {
    const query = '{ nodeStatus { degradations { code subject since } } }';
    const { data } = await ask<{ nodeStatus: { degradations: object[] } }>(nodes.at('nl'), query, {
      as: 'nl-reader',
    });
    return data.nodeStatus.degradations;
  };

  const readAt = async (name: NodeName, of: string): Promise<unknown> => {
    const question = { as: `${name}-reader`, headers: PURPOSE, variables: { id: records[of] } };
    return (await ask<{ precedent: unknown }>(nodes.at(name), SHOWN, question)).data.precedent;
  };

  /** All that the Dutch node shows of the cases of each. */
  const shown = (): Promise<unknown[]> => Promise.all(['NL', 'FR', 'CA'].map((of) => readAt('nl', of)));

  const check = async (name: NodeName, of: string): Promise<Answer> => {
    const input = {
      parties: [{ role: 'investor', names: [NAMES[of]] }],
      ...{ purpose: 'screening', caseReference: 'TEST-1', clientRequestId: randomUUID() },
    };
    const question = { as: `${name}-reader`, variables: { input } };
    return (await ask<{ check: Answer }>(nodes.at(name), CHECK, question)).data.check;
  };

  const found = async (name: NodeName, of: string): Promise<string[]> =>
    (await check(name, of)).hits.map(({ precedent }) => precedent.id);

  it('leave to the third all that it held of them: it shows and finds the same', async () => {
    expect(before.every((precedent) => precedent !== null)).toBe(true);
    expect(await shown()).toEqual(before);
    for (const state of ['NL', 'FR', 'CA']) expect(await found('nl', state)).toEqual([records[state]]);
  });

  it('let it say how old each part of an answer is, and withhold nothing', async () => {
    const { searched, coverage } = await check('nl', 'FR');
    const stale = { freshness: 'stale', reasons: ['not_pulled'], pulledAt, withheld: null };
    const own = { freshness: 'own', reasons: [], pulledAt: null, withheld: null };
    const expected = [
      { origin: CA, ...stale },
      { origin: FR, ...stale },
      { origin: NL, ...own },
    ];
    expect(searched.toSorted((one, other) => one.origin.localeCompare(other.origin))).toEqual(expected);
    expect(coverage).toContain(`is as of ${pulledAt.slice(0, 19)}Z, not confirmed since.`);
  });

  it('are what it calls stale, since when, and nothing else is', async () => {
    await beAtRest();
    expect(await steps()).toEqual([
      { code: 'PEER_STALE', subject: FR, since: pulledAt },
      { code: 'PEER_STALE', subject: CA, since: pulledAt },
    ]);
    const ready = await request(nodes.at('nl').url).get('/readyz');
    expect([ready.status, ready.body]).toEqual([
      200,
      expect.objectContaining({ status: 'degraded', database: 'ok', log: 'signing' }),
    ]);
  });

  it('keep nobody from submitting there: a decision is in its log, and a narrowing is in force', async () => {
    await say('nl', 'DE');
    await file(
      nodes.at('nl'),
      'NL',
      { kind: 'sharing', ref: records.NL, parts: { outcome: ALL } },
      { clock },
    );
    expect(await found('nl', 'DE')).toEqual([records.DE]);
    const question = { as: 'de-reader', headers: PURPOSE, variables: { id: records.NL } };
    const { data } = await ask<{ precedent: object }>(nodes.at('nl'), SHOWN, question);
    expect(data.precedent).toMatchObject({ parties: [{ __typename: 'NotShared' }] });
  });

  it('are up to date with one pull of each, and so is the third', async () => {
    for (const proxy of proxies) proxy.tamper = undefined;
    for (const name of ['nl', 'fr', 'ca'] as const) expect(await pull(name)).toEqual([null, null]);
    for (const name of ['fr', 'ca'] as const) {
      expect([await found(name, 'DE'), await found(name, 'NL')]).toEqual([[records.DE], []]);
      expect(await readAt(name, 'NL')).toMatchObject({ parties: [{ __typename: 'NotShared' }] });
    }
    const freshness = (await check('nl', 'FR')).searched.map((log) => log.freshness);
    expect(freshness.sort()).toEqual(['fresh', 'fresh', 'own']);
    await beAtRest();
    expect(await steps()).toEqual([]);
    const [, ...ofOthers] = await shown();
    expect(ofOthers).toEqual(before.slice(1));
  });
});
