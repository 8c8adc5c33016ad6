import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import { rootOfNodes } from '../../apps/registry/src/demonstration/demonstration-root.js';
import { HOMES } from '../../apps/registry/src/demonstration/three-nodes.js';
import { Puller, type PullReport } from '#federation';
import { type RootFile, type RootPayload, signRoot } from '#membership';

import { freePort } from './free-port.js';
import { nextPayload } from './next-root.js';
import type { TamperingProxy } from './tampering-proxy.js';
import { type TestNode, type TestNodeOptions, startNode } from './start-node.js';

export type NodeName = (typeof HOMES)[number]['name'];

type ThreeNodesOptions = Pick<TestNodeOptions, 'withoutCases' | 'clock' | 'pullEveryMs' | 'env'> & {
  readonly rootExpires?: string;
};

/** Three nodes of one register, each with its own folder, database and keys, that nothing but HTTP connects. */
export class ThreeNodes {
  private constructor(private readonly nodes: Readonly<Record<NodeName, TestNode>>) {}

  /** @param before what stands before a node, at the address that the root gives for it */
  static async start(
    { rootExpires, ...options }: ThreeNodesOptions = {},
    before: Partial<Record<NodeName, TamperingProxy>> = {},
  ): Promise<ThreeNodes> {
    const places = await Promise.all(
      HOMES.map(async ({ name, states }) => {
        const [folder, port] = [await mkdtemp(join(tmpdir(), 'grounds-node-')), await freePort()];
        const origin = `${name}.demonstration.invalid/log`;
        const own = `http://127.0.0.1:${port}`;
        before[name]?.standBefore(own);
        return { name, origin, folder, port, url: before[name]?.url ?? own, states };
      }),
    );
    const root = await rootOfNodes(places, rootExpires);
    const started = await Promise.all(
      places.map(async ({ name, origin, folder, port, url }) => {
        const path = join(folder, 'root.json');
        await writeFile(path, root);
        const env = { ...options.env, GROUNDS_ROOT: path, GROUNDS_ORIGIN: origin, GROUNDS_PUBLIC_URL: url };
        return [name, await startNode({ ...options, env, place: { folder, port } })] as const;
      }),
    );
    return new ThreeNodes(Object.fromEntries(started) as Record<NodeName, TestNode>);
  }

  at(name: NodeName): TestNode {
    return this.nodes[name];
  }

  /** Lets a node pull from both others now. */
  pull(name: NodeName): Promise<PullReport[]> {
    return this.at(name).app.get(Puller, { strict: false }).pullAll();
  }

  /** The root that follows the one a node goes by, signed by two of the three signatories, each with its own node's key. */
  async nextRoot(change: (payload: RootPayload) => void, after: NodeName = 'nl'): Promise<RootFile> {
    const signers = [
      await demonstrationKey(this.at('nl').dataFolder, 'root', 'NL'),
      await demonstrationKey(this.at('ca').dataFolder, 'root', 'CA'),
    ];
    return signRoot(await nextPayload(this.at(after), change), signers);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.nodes).map((node) => node.close()));
  }
}
