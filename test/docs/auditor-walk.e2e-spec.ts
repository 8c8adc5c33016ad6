import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type TestNode, startNode } from '../support/start-node.js';
import { DOCS, type Step, stable, stepsIn, walk } from './walk.js';

describe('the walk of docs/auditor.md', () => {
  let node: TestNode;
  let folder: string;
  let steps: Step[];
  let printed: string[];

  beforeAll(async () => {
    node = await startNode();
    folder = await mkdtemp(join(tmpdir(), 'grounds-auditor-'));
    steps = stepsIn(await readFile(join(DOCS, 'auditor.md'), 'utf8'));
    printed = await walk(steps, node, folder);
  });

  afterAll(async () => {
    await node?.close();
    await rm(folder, { recursive: true });
  });

  it('has a step for each command of the auditor', () => {
    const all = steps.map(({ commands }) => commands).join('');
    for (const command of ['export', 'verify', 'completeness', 'compare', 'close']) {
      expect(all).toContain(`grounds audit ${command}`);
    }
    expect(steps.length).toBeGreaterThanOrEqual(9);
  });

  it('prints at each step what the page says', () => {
    expect(printed.map(stable)).toEqual(steps.map(({ printed: text }) => stable(text)));
  });
});
