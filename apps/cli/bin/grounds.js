#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = import.meta.resolve('../../../dist/apps/cli/src/main.js');

if (existsSync(fileURLToPath(main))) {
  await import(main);
} else {
  process.stderr.write('Build first: npm run build\n');
  process.exitCode = 1;
}
