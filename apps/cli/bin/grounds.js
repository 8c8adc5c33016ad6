#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const main = import.meta.resolve('../../../dist/apps/cli/src/main.js');

// Half of a short command's time is reading the program; Node 22 and later need not do it twice.
module.enableCompileCache?.();

if (existsSync(fileURLToPath(main))) {
  await import(main);
} else {
  process.stderr.write('Build first: npm run build\n');
  process.exitCode = 1;
}
