// The decorators of #membership read metadata while they are loaded.
import 'reflect-metadata';

import { type Contradiction, FORK_FORMAT, verifyForkEvidence } from '#ledger/core';
import { Membership, type Root } from '#membership';

import { CliError } from '../cli.errors.js';

/** Whether a file says of itself that it holds evidence of a fork. */
export function isForkFile(text: string): boolean {
  try {
    return (JSON.parse(text) as { format?: unknown } | null)?.format === FORK_FORMAT;
  } catch {
    return false;
  }
}

/**
 * Verifies evidence of a fork with the keys that the root lists for the log; no node is asked.
 * @throws LedgerError FORK_UNPROVEN
 */
export function verifyForkFile(text: string, root: Root): Promise<Contradiction> {
  const membership = new Membership(root);
  return verifyForkEvidence(parsed(text), (origin) => membership.logKeys(origin));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError('FILE_FORMAT', 'This is no evidence of a fork.', {
      advice: 'Take the file as `grounds peers evidence` has written it.',
    });
  }
}
