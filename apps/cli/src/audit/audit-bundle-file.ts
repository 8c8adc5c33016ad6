import { type AuditReport, type VerifiedEntry, verifyBundle } from '#audit/core';
import { systemClock } from '#kernel';
import type { Root } from '#membership';

import type { Terminal } from '../terminal.js';
import { linesOf, platformHash } from './bundle-file.js';
import { rootsOpener } from './membership-trust.js';
import { Progress } from './progress.js';

/** Verifies a bundle in a file by a root, and tells a waiting person how far it is. */
export function auditBundleFile(
  path: string,
  root: Root,
  terminal: Terminal,
  onStatement: (entry: VerifiedEntry) => void,
): Promise<AuditReport> {
  const now = systemClock.now();
  const progress = new Progress(terminal, 'lines verified');
  return verifyBundle(linesOf(path), {
    now,
    openRoots: rootsOpener(root, now),
    hash: platformHash,
    onProgress: (line) => progress.at(line),
    onStatement,
  });
}
