import { readFile } from 'node:fs/promises';

import { ask } from '../support/ask.js';
import { type TestNode, startNode } from '../support/start-node.js';

describe('the schema', () => {
  let node: TestNode | undefined;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
  });

  afterAll(() => node?.close());

  it('is the one in docs/schema.graphql: change it on purpose, with npm run schema', async () => {
    if (!node) throw new Error('The node did not start.');
    const { data } = await ask<{ _service: { sdl: string } }>(node, '{ _service { sdl } }');
    expect(`${data._service.sdl.trim()}\n`).toBe(await readFile('docs/schema.graphql', 'utf8'));
  });
});
