import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Transactions } from '#database';
import { Cosigning, Heads } from '#federation';
import { parseNodeStatement } from '#ledger/core';

import { grounds } from '../e2e/cli-command.js';
import { ask } from '../support/ask.js';
import { freePort } from '../support/free-port.js';
import { decision, file } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { TamperingProxy } from '../support/tampering-proxy.js';
import { type NodeName, ThreeNodes } from '../support/three-nodes.js';

const originOf = (name: NodeName): string => `${name}.demonstration.invalid/log`;
const CA = originOf('ca');
const DAY_MS = 86_400_000;

interface Fork {
  readonly origin: string;
  readonly frozen: boolean;
  readonly size: number;
  readonly forkEvidence: string | null;
}

/**
 * Canada shows the Netherlands one history and France another: a second node with the same keys and a database of its own
 * answers France, at the same address. Each history is in order; only who sees both can tell.
 */
describe('a log that shows two nodes different histories', () => {
  let nodes: ThreeNodes;
  let twin: TestNode;
  let proxy: TamperingProxy;
  let now: Date;

  beforeAll(async () => {
    now = new Date('2026-11-24T09:00:00Z');
    const clock = { now: () => now };
    proxy = await TamperingProxy.start();
    nodes = await ThreeNodes.start({ withoutCases: true, clock }, { ca: proxy });
    const place = { folder: await mkdtemp(join(tmpdir(), 'grounds-node-')), port: await freePort() };
    const real = nodes.at('ca');
    for (const kept of ['keys', 'root.json'])
      await cp(join(real.dataFolder, kept), join(place.folder, kept), { recursive: true });
    const env = {
      GROUNDS_ROOT: join(place.folder, 'root.json'),
      GROUNDS_ORIGIN: CA,
      GROUNDS_PUBLIC_URL: proxy.url,
    };
    const started = await startNode({ withoutCases: true, clock, env, place });
    twin = { ...started, url: `http://127.0.0.1:${place.port}` };
    proxy.tamper = (request, response) => (isFrench(request) ? answeredByTwin(request, response) : undefined);
    await file(real, 'CA', decision({ decidedBy: 'CA', summary: 'As the Netherlands see it.' }), { clock });
    for (const summary of ['As France sees it.', 'And more of it.'])
      await file(twin, 'CA', decision({ decidedBy: 'CA', summary }), { clock });
  });

  afterAll(async () => {
    await nodes?.close();
    await twin?.close();
    await proxy?.close();
    await rm(twin?.dataFolder ?? '', { recursive: true, force: true });
  });

  /** By the assertion with which the node asks. */
  const isFrench = ({ headers: { authorization = '' } }: IncomingMessage): boolean =>
    Buffer.from(authorization.split('.')[1] ?? '', 'base64url')
      .toString()
      .includes(`"iss":"${originOf('fr')}"`);

  const answeredByTwin = async (
    { url, headers }: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const { authorization = '', dpop = '' } = headers;
    const answer = await fetch(new URL(url ?? '/', twin.url), {
      headers: { authorization, dpop: String(dpop) },
    });
    const passed = [...answer.headers].filter(
      ([name]) => !['transfer-encoding', 'connection'].includes(name),
    );
    response.writeHead(answer.status, Object.fromEntries(passed));
    response.end(Buffer.from(await answer.arrayBuffer()));
  };

  const failures = async (name: NodeName): Promise<Record<string, string | undefined>> =>
    Object.fromEntries((await nodes.pull(name)).map(({ origin, failure }) => [origin, failure]));
  const seenBy = async (name: NodeName): Promise<Fork | undefined> => {
    const query = '{ peers { origin frozen size forkEvidence } }';
    const { data } = await ask<{ peers: Fork[] }>(nodes.at(name), query, { as: `${name}-reader` });
    return data.peers.find(({ origin }) => origin === CA);
  };
  const sayHeads = (name: NodeName): Promise<boolean> =>
    nodes.at(name).app.get(Heads, { strict: false }).say();
  const saidIn = async (name: NodeName, kind: string): Promise<object[]> => {
    const entries = await nodes
      .at(name)
      .app.get(Transactions, { strict: false })
      .run({ role: 'intake' }, (manager) =>
        manager.query<{ entry: string }[]>(
          `SELECT entry FROM log_entry WHERE kind = 'node' ORDER BY log_index`,
        ),
      );
    return entries
      .map(({ entry }) => parseNodeStatement(entry).claims)
      .filter((claims) => claims.kind === kind);
  };

  it('is followed by both, and neither notices', async () => {
    expect(await failures('nl')).toMatchObject({ [CA]: undefined });
    expect(await failures('fr')).toMatchObject({ [CA]: undefined });
    const [dutch, french] = [await seenBy('nl'), await seenBy('fr')];
    expect([dutch?.frozen, french?.frozen]).toEqual([false, false]);
    expect(french?.size).toBe((dutch?.size ?? 0) + 1);
  });

  it('is what each says that it holds, once a day', async () => {
    now = new Date(now.getTime() + DAY_MS);
    for (const name of ['nl', 'fr'] as const) {
      expect(await sayHeads(name)).toBe(true);
      expect(await sayHeads(name)).toBe(false);
      const [said] = await saidIn(name, 'heads');
      expect(said).toMatchObject({ notes: expect.arrayContaining([expect.stringContaining(CA)]) as unknown });
    }
  });

  it('D18 is found out by both when they read each other, within that day', async () => {
    // The Netherlands hold less of it than France tells, and have to wait; France compares, and proves it.
    expect(await failures('nl')).toMatchObject({ [CA]: undefined });
    expect((await seenBy('nl'))?.frozen).toBe(false);
    await failures('fr');
    expect((await seenBy('fr'))?.frozen).toBe(true);
    await failures('nl');
    expect((await seenBy('nl'))?.frozen).toBe(true);
  });

  it('is followed no further, and what is held of it stays', async () => {
    for (const name of ['nl', 'fr'] as const) {
      const before = (await seenBy(name))?.size;
      expect(await failures(name)).toMatchObject({ [CA]: 'PEER_LOG_FORKED' });
      expect((await seenBy(name))?.size).toBe(before);
    }
  });

  it('is proved once in the log of who found it, however often it is looked at', async () => {
    await failures('fr');
    await failures('nl');
    expect(await saidIn('fr', 'fork-evidence')).toHaveLength(1);
    expect(await saidIn('nl', 'fork-evidence')).toEqual([]);
  });

  it('is proved by the evidence of both, offline, with the root alone', async () => {
    const root = join(nodes.at('nl').dataFolder, 'root.json');
    const nowhere = { GROUNDS_URL: 'http://127.0.0.1:9' };
    for (const name of ['nl', 'fr'] as const) {
      const out = join(nodes.at(name).dataFolder, 'evidence.json');
      const words = ['peers', 'evidence', CA, '--out', out, '--as', `${name}-reader`];
      expect(await grounds({ GROUNDS_URL: nodes.at(name).url }, ...words)).toMatchObject({ code: 0 });
      const verified = await grounds(nowhere, 'verify', out, '--root', root, '--json');
      expect(JSON.parse(verified.output)).toMatchObject({ verified: true, origin: CA });
      const text = await grounds(nowhere, 'verify', out, '--root', root);
      expect(text.output).toMatch(/has signed both of these, and no log can have both/);
      await writeFile(out, (await readFile(out, 'utf8')).replaceAll('"notes"', '"others"'));
      const changed = await grounds(nowhere, 'verify', out, '--root', root);
      expect(changed).toMatchObject({ code: 1, errors: expect.stringContaining('FORK_UNPROVEN') as unknown });
    }
    const words = ['peers', 'evidence', originOf('fr'), '--out', 'none', '--as', 'nl-reader'];
    const none = await grounds({ GROUNDS_URL: nodes.at('nl').url }, ...words);
    expect(none.errors).toContain('EVIDENCE_MISSING');
  });

  it('is cosigned no longer, and signs nothing once it hears of the proof itself', async () => {
    const canada = nodes.at('ca');
    await file(canada, 'CA', decision({ decidedBy: 'CA', summary: 'Another.' }), {
      clock: { now: () => now },
    });
    const asked = await canada.app.get(Cosigning, { strict: false }).ask();
    expect(asked).toEqual({ [originOf('nl')]: 'PEER_REFUSED', [originOf('fr')]: 'PEER_REFUSED' });
    await failures('ca');
    const ready = await canada.app.inject({ url: '/readyz' });
    expect(ready.json()).toMatchObject({ status: 'degraded', log: 'root_mismatch' });
  });
});
