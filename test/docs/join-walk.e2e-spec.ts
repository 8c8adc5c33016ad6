import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '../support/free-port.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { DOCS, type Step, section, stable, stepsIn, walk } from './walk.js';

/** Where the pages let the rehearsal's issuer listen. */
const PORT = '4100';

describe('a state that joins, by docs/operator.md and docs/integrator.md', () => {
  let node: TestNode;
  let folder: string;
  let steps: Step[];
  let printed: string[];

  beforeAll(async () => {
    node = await startNode();
    folder = await mkdtemp(join(tmpdir(), 'grounds-join-'));
    await symlink(DOCS, join(folder, 'docs'));
    const port = String(await freePort());
    const read = async (page: string, heading: string): Promise<Step[]> =>
      stepsIn(section((await readFile(join(DOCS, page), 'utf8')).replaceAll(PORT, port), heading));
    steps = [
      ...(await read('operator.md', 'A state joins, in fifteen minutes')),
      ...(await read('integrator.md', "9. A new member's first check")),
    ];
    printed = await walk(steps, node, folder);
  });

  afterAll(async () => {
    await node?.close();
    await rm(folder, { recursive: true });
  });

  it('goes from keys to a check', () => {
    const all = steps.map(({ commands }) => commands).join('');
    for (const command of ['keys new', 'root entry', 'root sign', 'root publish', 'whoami', 'check']) {
      expect(all).toContain(`grounds ${command}`);
    }
  });

  it('prints at each step what the pages say', () => {
    expect(printed.map(stable)).toEqual(steps.map(({ printed: text }) => stable(text)));
  });
});
