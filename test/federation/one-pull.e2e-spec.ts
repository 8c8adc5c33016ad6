import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { rootOfNodes } from '../../apps/registry/src/demonstration/demonstration-root.js';
import { MEMBERS } from '../../apps/registry/src/demonstration/members.js';
import { freePort } from '../support/free-port.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { TamperingProxy } from '../support/tampering-proxy.js';
import { type TestDatabase, testDatabase } from '../support/test-database.js';

const server = process.env.TEST_DATABASE_ADMIN_URL;
const EVERY_MS = 1000;

(server ? describe : describe.skip)('two processes of one node (needs TEST_DATABASE_ADMIN_URL)', () => {
  let proxy: TamperingProxy;
  let shared: TestDatabase;
  let nodes: TestNode[];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-one-pull-'));
    proxy = await TamperingProxy.start();
    shared = await testDatabase();
    const port = await freePort();
    proxy.standBefore(`http://127.0.0.1:${port}`);
    const hosted = MEMBERS.map(({ code }) => code);
    const places = [
      { origin: 'nl.demonstration.invalid/log', folder: join(folder, 'nl'), url: 'http://127.0.0.1:4000' },
      { origin: 'ca.demonstration.invalid/log', folder: join(folder, 'ca'), url: proxy.url },
    ];
    const root = await rootOfNodes(
      places.map((place, at) => ({
        ...place,
        states: hosted.filter((code) => (code === 'CA') === (at === 1)),
      })),
    );
    const start = async (at: 0 | 1, options: { pullEveryMs?: number }, env: Record<string, string>) => {
      const place = {
        folder: await mkdtemp(join(folder, 'process-')),
        port: at === 1 ? port : await freePort(),
      };
      const { origin = '', url = '', folder: keys = '' } = places[at] ?? {};
      await cp(keys, place.folder, { recursive: true });
      await writeFile(join(place.folder, 'root.json'), root);
      const settings = { GROUNDS_ROOT: join(place.folder, 'root.json'), GROUNDS_ORIGIN: origin };
      return startNode({
        ...options,
        withoutCases: true,
        place,
        env: { ...settings, GROUNDS_PUBLIC_URL: url, ...env },
      });
    };
    const { url = '', adminUrl = '' } = shared;
    const ours = { DATABASE_URL: url, DATABASE_ADMIN_URL: adminUrl };
    nodes = [
      await start(1, {}, {}),
      await start(0, { pullEveryMs: EVERY_MS }, ours),
      await start(0, { pullEveryMs: EVERY_MS }, ours),
    ];
  });

  afterAll(async () => {
    // Those who ask first: nobody is asked any more then.
    for (const node of [...(nodes ?? [])].reverse()) await node.close();
    await proxy?.close();
    await shared?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** A pull begins with this question; a node that was given no nonce yet asks it twice. */
  const pulls = (): number => proxy.asked.filter((path) => path.startsWith('/federation/envelopes')).length;

  it('ask another node once in an interval between them', async () => {
    while (pulls() < 3) await pause(20);
    const [before, begun] = [pulls(), Date.now()];
    while (pulls() < before + 10) await pause(20);
    // At least eight pulls, as each process may have asked twice once, of which the first may be late and the last early.
    // Two processes that each kept to themselves would need five intervals at the most.
    expect(Date.now() - begun).toBeGreaterThan(5.5 * EVERY_MS);
  });
});
