import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { rootOfNodes } from '../../../../apps/registry/src/demonstration/demonstration-root.js';
import { MEMBERS } from '../../../../apps/registry/src/demonstration/members.js';
import { freePort } from '../../../support/free-port.js';
import type { TestNodeOptions } from '../../../support/start-node.js';
import { copyFolder } from '../start-worlds.js';
import { rootOfWorlds } from '../worlds-root.js';

type Side = 'owners' | 'reader';

interface Place {
  readonly origin: string;
  readonly folder: string;
  readonly port: number;
  /** As the root gives it. */
  readonly url: string;
  readonly states: readonly string[];
}

/** Where the two nodes of the root are: one hosts the state that reads, the other all others. */
export class NodePlaces {
  private constructor(
    private readonly sides: Readonly<Record<Side, Place>>,
    private readonly root: string,
  ) {}

  /** @param url the address that the root gives for the owners' node */
  static async make(reader: string, url: string): Promise<NodePlaces> {
    const others = MEMBERS.map(({ code }) => code).filter((code) => code !== reader);
    const readers = await freePort();
    const sides = {
      owners: await placeOf('owners', await freePort(), url, others),
      reader: await placeOf('reader', readers, `http://127.0.0.1:${readers}`, [reader]),
    };
    const folderOf = (state: string): string => sides[state === reader ? 'reader' : 'owners'].folder;
    const text = await rootOfWorlds(await rootOfNodes(Object.values(sides)), folderOf);
    const root = join(sides.owners.folder, 'root.json');
    for (const { folder } of Object.values(sides)) await writeFile(join(folder, 'root.json'), text);
    return new NodePlaces(sides, root);
  }

  /** The node that the root means. */
  of(side: Side): TestNodeOptions {
    const { folder, port } = this.sides[side];
    return { ...this.common(side), place: { folder, port } };
  }

  /** Another with the same keys, which says that it is at the same address. */
  beside(side: Side): TestNodeOptions {
    return { ...this.common(side), prepareFolder: (folder) => copyFolder(this.sides[side].folder, folder) };
  }

  private common(side: Side): TestNodeOptions {
    const { origin, url } = this.sides[side];
    const env = { GROUNDS_ROOT: this.root, GROUNDS_ORIGIN: origin, GROUNDS_PUBLIC_URL: url };
    return { withoutCases: true, env };
  }
}

async function placeOf(name: Side, port: number, url: string, states: readonly string[]): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'grounds-node-'));
  return { origin: `${name}.demonstration.invalid/log`, folder, port, url, states };
}
