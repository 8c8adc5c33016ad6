import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demonstrationKey } from '../../../apps/registry/src/demonstration/demonstration-keys.js';
import { rootOfNodes } from '../../../apps/registry/src/demonstration/demonstration-root.js';
import { type NodePlace, threePlaces } from '../../../apps/registry/src/demonstration/three-nodes.js';
import { type RootFile, type RootPayload, signRoot } from '#membership';

import { freePort } from '../../support/free-port.js';
import { digestOf, payloadOf, without } from '../../support/next-root.js';
import { TamperingProxy } from '../../support/tampering-proxy.js';
import { type TestDatabase, testDatabase } from '../../support/test-database.js';
import type { NodeName } from '../../support/three-nodes.js';
import { FaultyNode } from './faulty-node.js';
import { Links } from './links.js';

export const NAMES = ['nl', 'fr', 'ca'] as const satisfies readonly NodeName[];

/** Three nodes of one register, each a process with a database on disk, which reach one another through proxies. */
export class ThreeProcesses {
  readonly links = new Links();

  private constructor(
    private readonly folder: string,
    private readonly nodes: Readonly<Record<NodeName, FaultyNode>>,
    private readonly proxies: readonly TamperingProxy[],
    private readonly databases: readonly TestDatabase[],
    private readonly root: RootFile,
  ) {
    proxies.forEach((proxy, place) => (proxy.tamper = this.links.tamper(NAMES[place] ?? 'nl')));
  }

  /** @param image file with an empty database, for embedded ones to start from */
  static async start(image: string | undefined): Promise<ThreeProcesses> {
    const folder = await mkdtemp(join(tmpdir(), 'grounds-faults-'));
    const proxies = await Promise.all(NAMES.map(() => TamperingProxy.start()));
    const places = await Promise.all(threePlaces(folder, 0).map(withPort));
    for (const { folder: own } of places) await mkdir(own, { mode: 0o700 });
    const listed = places.map((place, at) => ({ ...place, url: proxies[at]?.url ?? place.url }));
    const text = await rootOfNodes(listed);
    const root = join(folder, 'root.json');
    await writeFile(root, text);
    const databases = process.env.TEST_DATABASE_ADMIN_URL
      ? await Promise.all(NAMES.map(() => testDatabase()))
      : [];
    const nodes = places.map((place, at) => {
      proxies[at]?.standBefore(`http://127.0.0.1:${place.port}`);
      if (databases.length === 0) unpack(image, join(place.folder, 'database'));
      const means = { root, publicUrl: listed[at]?.url ?? '', database: databases[at] };
      return [place.name, new FaultyNode(place, means)] as const;
    });
    const named = Object.fromEntries(nodes) as Record<NodeName, FaultyNode>;
    const register = new ThreeProcesses(folder, named, proxies, databases, JSON.parse(text) as RootFile);
    await Promise.all(NAMES.map((name) => register.at(name).start()));
    return register;
  }

  at(name: NodeName): FaultyNode {
    return this.nodes[name];
  }

  get firstRoot(): RootPayload {
    return payloadOf(this.root);
  }

  /** The root that follows, without one state; signed by the two others that must sign. */
  async rootWithout(state: string): Promise<{ file: RootFile; payload: RootPayload }> {
    const payload = payloadOf(this.root);
    payload.version += 1;
    payload.prev = await digestOf(this.root);
    without(state)(payload);
    const file = await signRoot(payload, [
      await demonstrationKey(this.at('nl').place.folder, 'root', 'NL'),
      await demonstrationKey(this.at('ca').place.folder, 'root', 'CA'),
    ]);
    return { file, payload };
  }

  async close(): Promise<void> {
    await Promise.all(NAMES.map((name) => this.at(name).kill()));
    await Promise.all(this.proxies.map((proxy) => proxy.close()));
    await Promise.all(this.databases.map((database) => database.drop()));
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function withPort(place: NodePlace): Promise<NodePlace> {
  return { ...place, port: await freePort() };
}

/** The paths in a dumped database begin at the root. */
function unpack(image: string | undefined, folder: string): void {
  if (image === undefined) throw new Error('An embedded database needs an empty one to start from.');
  mkdirSync(folder, { mode: 0o700 });
  execFileSync('tar', ['-xf', image, '-C', folder, '--strip-components=1'], { stdio: 'ignore' });
}
