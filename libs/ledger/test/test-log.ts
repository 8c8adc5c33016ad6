import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Clock } from '#kernel';

import type { LogOptions } from '../src/log-publisher.service.js';
import { testSigner } from './test-signer.js';

/** A log with a key and a folder of its own, whose clock the test sets as it likes. */
export function testLog(origin: string, clock: Clock, changed: Partial<LogOptions> = {}): LogOptions {
  const signer = testSigner(origin);
  return {
    origin,
    clock,
    folder: mkdtempSync(join(tmpdir(), 'grounds-log-')),
    compareClocks: false,
    signers: { log: () => signer },
    ...changed,
  };
}
