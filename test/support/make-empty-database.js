import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dumpEmptyDatabase } from '#database';

/**
 * Made once for a whole run: a migrated, empty embedded database that each suite starts from.
 * Jest loads this file as it stands, so it is JavaScript.
 */
export default async function makeEmptyDatabase() {
  if (process.env.TEST_DATABASE_ADMIN_URL) return;
  const folder = await mkdtemp(join(tmpdir(), 'grounds-test-'));
  const image = await dumpEmptyDatabase();
  const file = join(folder, 'empty-database.tar');
  await writeFile(file, Buffer.from(await image.arrayBuffer()));
  process.env.TEST_DATABASE_IMAGE = file;
}
