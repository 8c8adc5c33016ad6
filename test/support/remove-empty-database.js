import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';

export default async function removeEmptyDatabase() {
  const file = process.env.TEST_DATABASE_IMAGE;
  if (file) await rm(dirname(file), { recursive: true, force: true });
}
