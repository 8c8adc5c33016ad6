import { setTimeout as pause } from 'node:timers/promises';

import request from 'supertest';

import { JournalSealer } from '#journal';

import { PURPOSE, ask, tokenFor } from '../support/ask.js';
import { decision, file } from '../support/sign-as.js';
import { TamperingProxy } from '../support/tampering-proxy.js';
import { ThreeNodes } from '../support/three-nodes.js';

const TOKEN = 'operator-token-of-these-tests-0123456789';
const [CA, FR] = ['ca.demonstration.invalid/log', 'fr.demonstration.invalid/log'];
const MINUTE_MS = 60_000;
/** Before any key that it lists: what ends is the root. */
const EXPIRES = '2035-01-01T00:00:00Z';
const NAME = 'Zephyrine Holdings (fictitious)';
const CASE = decision(
  { decidedBy: 'CA', summary: 'A summary that nobody counts.' },
  { parties: [{ role: 'investor', names: [{ value: NAME, kind: 'current' }] }] },
);

interface Step {
  readonly code: string;
  readonly subject: string | null;
  readonly since: string | null;
  readonly sentence: string;
  readonly advice: string;
}

interface Peer {
  readonly origin: string;
  readonly failures: number;
  readonly nextAttemptAt: string | null;
  readonly pulledAt: string | null;
}

/** The Dutch node asks the others once a second by itself; what is late and what is over goes by a clock of the test's. */
describe('three nodes that ask one another by themselves', () => {
  let nodes: ThreeNodes;
  let proxy: TamperingProxy;
  let offset = 0;
  let recordId: string;
  const now = (): Date => new Date(Date.now() + offset);
  const clock = { now };

  beforeAll(async () => {
    proxy = await TamperingProxy.start();
    const env = { GROUNDS_METRICS_TOKEN: TOKEN };
    const options = { withoutCases: true, clock, pullEveryMs: 1000, env, rootExpires: EXPIRES };
    nodes = await ThreeNodes.start(options, { ca: proxy });
    ({ recordId } = await file(nodes.at('ca'), 'CA', CASE, { clock }));
  });

  afterAll(async () => {
    await nodes?.close();
    await proxy?.close();
  });

  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await pause(200);
  };

  const steps = async (as = 'nl-reader'): Promise<Step[]> => {
    const query = '{ nodeStatus { degradations { code subject since sentence advice } } }';
    const { data } = await ask<{ nodeStatus: { degradations: Step[] } }>(nodes.at('nl'), query, { as });
    return data.nodeStatus.degradations;
  };
  const stepsOf = async (subject: string | null): Promise<string[]> =>
    (await steps()).filter((step) => step.subject === subject).map(({ code }) => code);

  const peer = async (origin: string): Promise<Peer> => {
    const { data } = await ask<{ peers: Peer[] }>(
      nodes.at('nl'),
      '{ peers { origin failures nextAttemptAt pulledAt } }',
      { as: 'nl-reader' },
    );
    const found = data.peers.find((one) => one.origin === origin);
    if (!found) throw new Error(`The root has no node ${origin}.`);
    return found;
  };

  const metrics = async (): Promise<string> => {
    const answer = await request(nodes.at('nl').url).get('/metrics').set('authorization', `Bearer ${TOKEN}`);
    expect(answer.status).toBe(200);
    return answer.text;
  };
  const numberOf = async (line: string): Promise<number> => {
    const found = (await metrics()).split('\n').find((text) => text.startsWith(`${line} `));
    return Number(found?.slice(line.length));
  };

  const reads = async (): Promise<boolean> => {
    const { data } = await ask<{ precedent: object | null }>(
      nodes.at('nl'),
      'query ($id: ID!) { precedent(id: $id) { id } }',
      { as: 'nl-reader', headers: PURPOSE, variables: { id: recordId } },
    );
    return data.precedent !== null;
  };

  /** Canada's node is away; what was late by then is late by as much more. */
  const away = (isAway: boolean): void => {
    proxy.tamper = isAway
      ? (_request, response) => {
          response.writeHead(503);
          response.end();
          return Promise.resolve();
        }
      : undefined;
  };
  const later = async (ms: number): Promise<void> => {
    offset += ms;
    await until(async () => !(await stepsOf(FR)).length);
  };

  it('take over a case without anybody saying so, and all is well', async () => {
    await until(reads);
    await nodes.at('nl').app.get(JournalSealer, { strict: false }).seal();
    await until(async () => (await steps()).length === 0);
    const answer = await request(nodes.at('nl').url).get('/readyz');
    expect(answer.body).toEqual({ status: 'ok', database: 'ok', log: 'signing' });
  });

  it('count and measure, and tell nobody without the operator’s token', async () => {
    for (const authorization of [
      '',
      'Bearer wrong',
      `Bearer ${await tokenFor(nodes.at('nl'), 'nl-steward')}`,
    ]) {
      const answer = await request(nodes.at('nl').url).get('/metrics').set('authorization', authorization);
      expect([answer.status, answer.text.includes('grounds_')]).toEqual([401, false]);
    }
    await until(async () => (await numberOf(`grounds_peer_asked_seconds{peer="${CA}"}`)) >= 0);
    expect(await numberOf(`grounds_peer_entries_behind{peer="${CA}"}`)).toBe(0);
    expect(await numberOf(`grounds_peer_pulled_seconds{peer="${CA}"}`)).toBeLessThan(60);
    expect(await numberOf(`grounds_peer_asked_seconds{peer="${CA}"}`)).toBeLessThan(60);
    expect(await numberOf(`grounds_peer_lease_seconds{peer="${CA}"}`)).toBeGreaterThan(3600);
    expect(await numberOf(`grounds_peer_frozen{peer="${CA}"}`)).toBe(0);
    expect(await numberOf('grounds_jobs{job="pull",state="completed"}')).toBeGreaterThan(0);
    await reads();
    expect(await numberOf('grounds_journal_unsealed_lines')).toBeGreaterThan(0);
    expect(await numberOf('grounds_degraded{code="PEER_STALE"}')).toBe(0);
    expect(await numberOf('process_cpu_seconds_total')).toBeGreaterThan(0);
    const posted = 'grounds_http_requests_total{method="POST",route="/graphql",status="2xx"}';
    expect(await numberOf(posted)).toBeGreaterThan(0);
  });

  it('say in numbers nothing of a record, of an officer or of who asked', async () => {
    const { officer } = (
      await ask<{ me: { officer: string } }>(nodes.at('nl'), '{ me { officer } }', { as: 'nl-reader' })
    ).data.me;
    await request(nodes.at('nl').url).get(`/records/${recordId}?name=${encodeURIComponent(NAME)}`);
    const text = await metrics();
    for (const word of [NAME, 'Zephyrine', recordId, officer, 'summary', 'TEST-1', '/records']) {
      expect(text).not.toContain(word);
    }
    const labels = [...text.matchAll(/^grounds_\w+\{([^}]*)\}/gm)].flatMap(([, list = '']) =>
      list.split(',').map((label) => label.replace(/=.*/, '')),
    );
    const known = ['code', 'job', 'method', 'peer', 'reason', 'route', 'state', 'status'];
    expect([...new Set(labels)].filter((label) => !known.includes(label))).toEqual([]);
  });

  it('ask one that fails later and later, and the others as ever', async () => {
    away(true);
    const waits: number[] = [];
    for (let round = 1; round <= 4; round += 1) {
      await until(async () => (await peer(CA)).failures === round);
      const { nextAttemptAt } = await peer(CA);
      const before = (await peer(FR)).pulledAt;
      const wait = Date.parse(nextAttemptAt ?? '') - now().getTime();
      waits.push(wait);
      await until(async () => (await peer(FR)).pulledAt !== before);
      offset += Math.max(wait, 0);
    }
    // 5, 10, 20 and 40 seconds, each shorter or longer by up to a quarter, less what has passed until it was read.
    expect(waits[3]).toBeGreaterThan(25_000);
    expect(waits[2]).toBeGreaterThan(10_000);
    expect(waits[1]).toBeGreaterThan(waits[0] ?? Infinity);
    expect(await numberOf(`grounds_peer_failures{peer="${CA}"}`)).toBeGreaterThanOrEqual(4);
  });

  it('name one that is down for minutes, and for hours, and show what is held of it', async () => {
    await later(5 * MINUTE_MS);
    expect(await stepsOf(CA)).toEqual(['PEER_LATE']);
    expect(await reads()).toBe(true);
    await later(60 * MINUTE_MS);
    const [step] = (await steps()).filter(({ subject }) => subject === CA);
    expect(step).toMatchObject({ code: 'PEER_STALE', since: (await peer(CA)).pulledAt });
    expect(await reads()).toBe(true);
    expect(await numberOf('grounds_degraded{code="PEER_STALE"}')).toBe(1);
  });

  it('say at /readyz who is stale, to the operator', async () => {
    const get = () => request(nodes.at('nl').url).get('/readyz');
    const named = await get().set('authorization', `Bearer ${TOKEN}`);
    expect(degraded(named.body)).toContainEqual(['PEER_STALE', CA]);
    const plain = await get();
    expect([plain.status, (plain.body as { status: string }).status]).toEqual([200, 'degraded']);
    expect(degraded(plain.body)).toContainEqual(['PEER_STALE', undefined]);
    expect(plain.text).not.toContain(CA);
  });

  it('show nothing of one that is down for a day, and say why, until it is back', async () => {
    await later(24 * 60 * MINUTE_MS);
    expect(await stepsOf(CA)).toEqual(['PEER_LAPSED']);
    expect(await reads()).toBe(false);
    expect(await numberOf(`grounds_peer_lease_seconds{peer="${CA}"}`)).toBe(0);
    away(false);
    // Its officers ask for it by hand: it is not left in peace for the rest of an hour.
    const { data } = await ask<{ syncPeers: { origin: string; failure: string | null }[] }>(
      nodes.at('nl'),
      'mutation { syncPeers { origin failure } }',
      { as: 'nl-steward' },
    );
    expect(data.syncPeers.map(({ failure }) => failure)).toEqual([null, null]);
    expect(await stepsOf(CA)).toEqual([]);
    expect(await reads()).toBe(true);
    const asked = proxy.asked.length;
    await until(() => Promise.resolve(proxy.asked.length > asked));
  });

  it('grant one another nothing under a root that has expired, and read on what is held', async () => {
    offset += Date.parse(EXPIRES) - now().getTime() - 30 * 24 * 60 * MINUTE_MS;
    await until(async () => (await steps()).map(({ code }) => code).join() === 'ROOT_EXPIRING');
    // An hour before the end each takes a lease for a day.
    offset += 30 * 24 * 60 * MINUTE_MS - 60 * MINUTE_MS;
    await until(async () => !(await stepsOf(CA)).length);
    offset += 61 * MINUTE_MS;
    await until(async () => (await peer(CA)).failures > 0);
    const codes = (await steps()).map(({ code }) => code);
    expect(codes).toContain('ROOT_EXPIRED');
    expect(await reads()).toBe(true);
    const [report] = await nodes.pull('nl');
    expect(report).toMatchObject({ failure: 'PEER_REFUSED' });
  });
});

/** What `/readyz` names, and of whom. */
function degraded(body: unknown): (string | undefined)[][] {
  const { degradations } = body as { degradations: { code: string; subject?: string }[] };
  return degradations.map(({ code, subject }) => [code, subject]);
}
