import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Puller, type PullReport } from '#federation';
import { systemClock } from '#kernel';

import { rootOfNodes } from '../../apps/registry/src/demonstration/demonstration-root.js';
import { HOMES } from '../../apps/registry/src/demonstration/three-nodes.js';
import { freePort } from '../support/free-port.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { HOSTILE, HostileNode } from './hostile-node.js';

/** The Dutch and the French node, and in the place of the Canadian one a hostile one, under one root. */
export class HostileRegister {
  private constructor(
    readonly nl: TestNode,
    readonly fr: TestNode,
    readonly hostile: HostileNode,
    private readonly folder: string,
  ) {}

  static async start(): Promise<HostileRegister> {
    const hostile = await HostileNode.start();
    const places = await Promise.all(
      HOMES.map(async ({ name, states }) => {
        const [folder, port] = [await mkdtemp(join(tmpdir(), 'grounds-node-')), await freePort()];
        const url = name === 'ca' ? hostile.url : `http://127.0.0.1:${port}`;
        return { name, origin: `${name}.demonstration.invalid/log`, folder, port, url, states };
      }),
    );
    const root = await rootOfNodes(places);
    const start = async (name: string): Promise<TestNode> => {
      const place = places.find((one) => one.name === name);
      if (!place) throw new Error('There is no such node.');
      const path = join(place.folder, 'root.json');
      await writeFile(path, root);
      const env = { GROUNDS_ROOT: path, GROUNDS_ORIGIN: place.origin, GROUNDS_PUBLIC_URL: place.url };
      // With a clock of the test's own it asks nobody by itself.
      return startNode({ withoutCases: true, env, place, clock: systemClock });
    };
    const [nl, fr] = await Promise.all([start('nl'), start('fr')]);
    const { folder = '' } = places.find(({ name }) => name === 'ca') ?? {};
    await hostile.takeKeys(folder);
    return new HostileRegister(nl, fr, hostile, folder);
  }

  /** Lets the Dutch node ask both others; what came of the hostile one. */
  async pull(): Promise<PullReport> {
    const reports = await this.nl.app.get(Puller, { strict: false }).pullAll();
    const report = reports.find(({ origin }) => origin === HOSTILE);
    if (!report) throw new Error('The hostile node was not asked.');
    return report;
  }

  async close(): Promise<void> {
    await Promise.all([this.nl.close(), this.fr.close(), this.hostile.close()]);
    await rm(this.folder, { recursive: true, force: true });
  }
}
