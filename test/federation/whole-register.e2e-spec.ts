import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Transactions } from '#database';
import { Puller, peersOf } from '#federation';
import { MembershipDirectory } from '#membership';

import { formatReceiptFile } from '../../apps/cli/src/files/receipt-file.js';
import { grounds } from '../e2e/cli-command.js';
import { PURPOSE, ask } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { TamperingProxy } from '../support/tampering-proxy.js';
import { type NodeName, ThreeNodes } from '../support/three-nodes.js';

const CA = 'ca.demonstration.invalid/log';
const FR = 'fr.demonstration.invalid/log';
const SHARED = 'Zephyrine Holdings (fictitious)';
const LATER = 'Ondine Participations (fictitious)';
const ANNOUNCED = 'Melusine Announced (fictitious)';
const SILENT = 'Viviane Silent (fictitious)';
const UNKNOWN = 'Morgana Nobody (fictitious)';
const HOUR_MS = 3_600_000;

interface Covered {
  readonly origin: string;
  readonly states: readonly { readonly code: string }[];
  readonly size: number;
  readonly root: string;
  readonly freshness: string;
  readonly reasons: readonly string[];
  readonly pulledAt: string | null;
  readonly withheld: { readonly records: number; readonly until: string } | null;
}
interface Answer {
  readonly coverage: string;
  readonly searched: readonly Covered[];
  readonly receipt: { readonly token: string; readonly question: string; readonly salt: string };
  readonly hits: readonly { readonly precedent: { readonly id: string } }[];
  readonly announcements: readonly { readonly state: { readonly code: string } }[];
  readonly asked: readonly { readonly code: string }[];
  readonly answered: readonly { readonly code: string }[];
  readonly notAnswered: readonly { readonly code: string }[];
  readonly notAsked: readonly { readonly code: string }[];
}

const COVERED =
  'searched { origin states { code } size root freshness reasons pulledAt withheld { records until } }';
const CHECK = `mutation ($input: CheckInput!) { check(input: $input) { ... on CheckAnswer {
  coverage ${COVERED} receipt { token question salt } hits { precedent { id } }
  announcements { state { code } } asked { code } answered { code } notAnswered { code } notAsked { code }
} } }`;

const to = (...states: string[]): object => ({ circles: [], states, except: [] });
const about = (name: string, rest: object = {}): object =>
  decision(
    { decidedBy: 'CA' },
    { parties: [{ role: 'investor', names: [{ value: name, kind: 'current' }] }], audience: to(), ...rest },
  );
const sharedWithNl = (name: string): object =>
  about(name, {
    audience: to('NL'),
    parties: [{ role: 'investor', names: [{ value: name, kind: 'current' }], audience: to('NL') }],
  });
const codes = (states: readonly { readonly code: string }[]): string[] => states.map(({ code }) => code);

describe('an answer that covers the whole register', () => {
  let nodes: ThreeNodes;
  let canada: TamperingProxy;
  let now: Date;
  let recordId: string;

  beforeAll(async () => {
    now = new Date('2026-11-24T09:00:00Z');
    canada = await TamperingProxy.start();
    nodes = await ThreeNodes.start({ withoutCases: true, clock: { now: () => now } }, { ca: canada });
    ({ recordId } = await say(sharedWithNl(SHARED)));
    await say(about(ANNOUNCED, { announce: to('NL') }));
    await say(about(SILENT, { silent: to('NL') }));
  });

  afterEach(() => (canada.tamper = undefined));

  afterAll(async () => {
    await nodes?.close();
    await canada?.close();
  });

  const say = (form: object) => file(nodes.at('ca'), 'CA', form, { clock: { now: () => now } });
  const pass = (milliseconds: number): void => void (now = new Date(now.getTime() + milliseconds));
  const pull = async (): Promise<void> => {
    const reports = await nodes.pull('nl');
    expect(reports.map(({ failure }) => failure)).toEqual([undefined, undefined]);
  };

  const check = async (name: string, rest: object = {}, as = 'nl-reader'): Promise<Answer> => {
    const input = {
      parties: [{ role: 'investor', names: [name] }],
      purpose: 'screening',
      caseReference: 'SECRET-CASE-1',
      clientRequestId: randomUUID(),
      ...rest,
    };
    const { data } = await ask<{ check: Answer }>(nodes.at('nl'), CHECK, { as, variables: { input } });
    return data.check;
  };
  const partOf = ({ searched }: Pick<Answer, 'searched'>, origin: string): Covered | undefined =>
    searched.find((log) => log.origin === origin);
  const found = ({ hits }: Answer): string[] => hits.map(({ precedent }) => precedent.id);

  /** Rows that a node keeps, read beside its own roles. */
  const rowsAt = <Row>(name: NodeName, sql: string): Promise<Row[]> =>
    nodes
      .at(name)
      .app.get(Transactions)
      .run({ role: 'intake' }, async (manager) => {
        await manager.query('RESET ROLE');
        return manager.query<Row[]>(sql);
      });
  const client = () => nodes.at('nl').app.get(Puller, { strict: false }).client;
  /** How many requests the Dutch node sends to each other node meanwhile. */
  const requestsOf = async (work: () => Promise<unknown>): Promise<Record<string, number>> => {
    const before = new Map(client().sent);
    await work();
    return Object.fromEntries([CA, FR].map((origin) => [origin, sentTo(origin) - (before.get(origin) ?? 0)]));
  };
  const sentTo = (origin: string): number => client().sent.get(origin) ?? 0;

  it('says of logs that were never followed that nothing of them was searched', async () => {
    const answer = await check(SHARED);
    expect(answer.coverage).toContain(
      'The part of AU, CA, JP, KR was never followed here, and nothing of it was searched.',
    );
    expect(answer.searched.map(({ freshness }) => freshness)).toEqual([
      'own',
      'never_followed',
      'never_followed',
    ]);
  });

  it('names every log once all were pulled, and its receipt verifies offline', async () => {
    await pull();
    const answer = await check(SHARED);
    expect(found(answer)).toEqual([recordId]);
    expect(partOf(answer, CA)).toMatchObject({
      freshness: 'fresh',
      reasons: [],
      pulledAt: now.toISOString(),
      withheld: null,
    });
    expect(partOf(answer, CA)?.size).toBeGreaterThanOrEqual(3);
    expect(answer.coverage).not.toMatch(/not confirmed|never followed/);
    const { dataFolder } = nodes.at('nl');
    const path = join(dataFolder, 'receipt.json');
    await writeFile(path, formatReceiptFile(answer.receipt));
    const root = join(dataFolder, 'root.json');
    const { code, output } = await grounds(
      { GROUNDS_URL: 'http://127.0.0.1:9' },
      'verify',
      '--root',
      root,
      path,
    );
    expect(code).toBe(0);
    expect(output.match(/^searched: .*$/gm)).toHaveLength(3);
    expect(output).toMatch(/^searched: +ca\.demonstration.*home of AU, CA, JP, KR; fresh, last pulled /m);
  });

  it('says of an earlier time how far each log had come here by then', async () => {
    const before = partOf(await check(SHARED), CA);
    const knownAt = now.toISOString();
    pass(60_000);
    await say(sharedWithNl(LATER));
    await pull();
    const [then, today] = [await check(LATER, { knownAt }), await check(LATER)];
    expect([found(then).length, found(today).length]).toEqual([0, 1]);
    expect(partOf(then, CA)).toMatchObject({ size: before?.size, root: before?.root });
    expect(partOf(today, CA)?.size).toBeGreaterThan(before?.size ?? 0);
  });

  it('asks an owner at its own node, where what it announces is told and what it keeps silent is not', async () => {
    const reach = { reach: 'ASK_OWNERS', ask: ['CA'] };
    const announced = await check(ANNOUNCED, reach);
    expect(codes(announced.announcements.map(({ state }) => state))).toEqual(['CA']);
    expect([codes(announced.asked), codes(announced.answered)]).toEqual([['CA'], ['CA']]);
    expect(codes(announced.notAsked)).toContain('FR');
    const [silent, unknown] = [await check(SILENT, reach), await check(UNKNOWN, reach)];
    expect([silent.announcements, silent.hits]).toEqual([[], []]);
    expect(silent.coverage).toBe(unknown.coverage);
    const seen = await rowsAt<{ what: string }>(
      'ca',
      `SELECT what FROM record_sighting WHERE owner = 'CA' AND reader = 'NL' ORDER BY what`,
    );
    expect(seen.map(({ what }) => what)).toEqual(['announced', 'silent_hit']);
  });

  it('announces no record that the asker is shown anyway', async () => {
    const { announcements, hits } = await check(SHARED, { reach: 'ASK_OWNERS', ask: ['CA'] });
    expect([announcements.length, hits.length]).toEqual([0, 1]);
  });

  it('leaves at the owner’s node a line that names the state that asked, and nothing of the deal', async () => {
    const lines = await rowsAt<{ line: string }>(
      'ca',
      `SELECT to_jsonb(l)::text AS line FROM journal_line l WHERE action = 'answer_question'`,
    );
    expect(lines.length).toBeGreaterThan(0);
    for (const { line } of lines) {
      expect(JSON.parse(line)).toMatchObject({
        ...{ state: 'NL', officer: 'nl.demonstration.invalid/log', purpose: 'screening' },
        ...{ case_reference: null, detail: { parties: 1, asked: 1 } },
      });
      expect(line).not.toMatch(/SECRET-CASE|nl-reader|fictitious/);
    }
    const asked = await rowsAt<{ outcome: string }>(
      'nl',
      `SELECT outcome FROM journal_line WHERE action = 'check' AND detail ->> 'asked' = '1'`,
    );
    expect(asked).toHaveLength(lines.length);
  });

  it('sends a name only to nodes of the states asked, and a repeated question to nobody', async () => {
    const rest = { reach: 'ASK_OWNERS', ask: ['CA'], clientRequestId: randomUUID() };
    expect(await requestsOf(() => check(ANNOUNCED, rest))).toEqual({ [CA]: 1, [FR]: 0 });
    expect(await requestsOf(() => check(ANNOUNCED, rest))).toEqual({ [CA]: 0, [FR]: 0 });
    expect(await requestsOf(() => check(ANNOUNCED))).toEqual({ [CA]: 0, [FR]: 0 });
  });

  it('comes also when a node is down, and names the states that have not answered', async () => {
    canada.tamper = (_request, response) => Promise.resolve(void response.destroy());
    const answer = await check(SHARED, { reach: 'ASK_OWNERS', ask: ['CA', 'FR'] });
    expect([codes(answer.notAnswered), codes(answer.answered)]).toEqual([['CA'], ['FR']]);
    expect(answer.coverage).toContain('Asked, and without an answer from its node: CA.');
    expect(found(answer)).toEqual([recordId]);
  });

  it('waits only so long for a node that says nothing', async () => {
    canada.tamper = () => new Promise<void>(() => undefined);
    const answer = await check(UNKNOWN, { reach: 'ASK_OWNERS', ask: ['CA'] });
    expect(codes(answer.notAnswered)).toEqual(['CA']);
  }, 30_000);

  it.each([
    ['speaks for states that are not its own', '{"answered":["FR"],"announcedBy":["FR","NL"]}'],
    ['answers something else', '{"answered":7}'],
    ['answers what is no JSON', 'yes'],
  ])('believes nothing of a node that %s', async (_, text) => {
    canada.tamper = (_request, response) => Promise.resolve(void response.writeHead(200).end(text));
    const answer = await check(UNKNOWN, { reach: 'ASK_OWNERS', ask: ['CA'] });
    expect([codes(answer.notAnswered), answer.announcements]).toEqual([['CA'], []]);
  });

  it.each([
    ['a state that it does not host', { state: 'FR' }],
    ['no party', { parties: [] }],
    ['a purpose that is none', { purpose: 'curiosity' }],
    ['what it has no words for', { officer: 'nl-reader' }],
  ])('gives no answer to a node that asks for %s', async (_, change) => {
    const membership = nodes.at('nl').app.get(MembershipDirectory, { strict: false }).current();
    const peer = peersOf(membership, 'nl.demonstration.invalid/log', now).find(({ origin }) => origin === CA);
    if (!peer) throw new Error('Canada is no peer.');
    const parties = [{ role: 'investor', names: [UNKNOWN] }];
    const question = { state: 'NL', purpose: 'screening', owners: ['CA'], parties, ...change };
    await expect(client().post(peer, '/federation/questions', question, 5_000)).rejects.toMatchObject({
      code: 'PEER_REFUSED',
    });
  });

  it('is stale where a log was not pulled for an hour, and says since when', async () => {
    const pulledAt = now.toISOString();
    pass(HOUR_MS + 1000);
    const answer = await check(SHARED);
    expect(partOf(answer, CA)).toMatchObject({ freshness: 'stale', reasons: ['not_pulled'], pulledAt });
    expect(answer.coverage).toContain(
      `The part of AU, CA, JP, KR is as of ${pulledAt.slice(0, 19)}Z, not confirmed since.`,
    );
    expect(found(answer)).toEqual([recordId]);
  });

  describe('once the lease of an owner’s node is over', () => {
    const read = (as: string) =>
      ask<{ precedent: { id: string } | null }>(
        nodes.at('nl'),
        'query ($id: ID!) { precedent(id: $id) { id } }',
        { as, headers: PURPOSE, variables: { id: recordId } },
      );

    beforeAll(() => pass(24 * HOUR_MS));

    it('shows nothing of its records, and tells who could read them how many there are', async () => {
      const [dutch, german] = [await check(SHARED), await check(SHARED, {}, 'de-reader')];
      expect([dutch.hits, german.hits]).toEqual([[], []]);
      expect(partOf(dutch, CA)).toMatchObject({
        freshness: 'stale',
        reasons: ['lease_over', 'not_pulled'],
        withheld: { records: 2 },
      });
      expect(dutch.coverage).toMatch(
        / 2 records of AU, CA, JP, KR that you could read until \S+ are not shown: its node has not renewed its permission\./,
      );
      expect(partOf(german, CA)).toMatchObject({ freshness: 'stale', withheld: null });
    });

    it('says of such a record that it is held and stale, and to others that there is none', async () => {
      const { data, errors } = await read('nl-reader');
      expect([data.precedent, errors[0]?.extensions.code]).toEqual([null, 'RECORD_STALE']);
      const other = await read('de-reader');
      expect([other.data.precedent, other.errors]).toEqual([null, []]);
      const lines = await rowsAt<{ state: string; outcome: string }>(
        'nl',
        `SELECT state, outcome FROM journal_line WHERE action = 'read_precedent' ORDER BY state DESC`,
      );
      expect(lines).toEqual([
        { state: 'NL', outcome: 'stale' },
        { state: 'DE', outcome: 'answered' },
      ]);
    });

    it('says with a list which logs it covers', async () => {
      const { data } = await ask<{ precedents: { edges: object[]; searched: Covered[] } }>(
        nodes.at('nl'),
        `{ precedents { edges { cursor } ${COVERED} } }`,
        { as: 'nl-reader', headers: PURPOSE },
      );
      expect(data.precedents.edges).toEqual([]);
      expect(partOf(data.precedents, CA)).toMatchObject({ freshness: 'stale', withheld: { records: 2 } });
    });

    it('shows them again with the next lease', async () => {
      await pull();
      expect(partOf(await check(SHARED), CA)).toMatchObject({ freshness: 'fresh', withheld: null });
      expect((await read('nl-reader')).data.precedent).toEqual({ id: recordId });
    });
  });
});
