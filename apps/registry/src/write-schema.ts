import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dumpEmptyDatabase } from '#database';

import { readSettings } from './settings/settings.js';
import { prepareNode } from './start-node.js';

/** `npm run schema`: writes the schema that a node serves to docs/schema.graphql. */
async function main(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'grounds-schema-'));
  const settings = readSettings({ GROUNDS_DATA: dataFolder });
  const databaseImage = await dumpEmptyDatabase();
  const { app } = await prepareNode(settings, { databaseImage, withoutCases: true });
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query: '{ _service { sdl } }' },
  });
  const { data } = response.json<{ data: { _service: { sdl: string } } }>();
  await writeFile('docs/schema.graphql', `${data._service.sdl.trim()}\n`);
  await app.close();
  await rm(dataFolder, { recursive: true });
}

await main();
