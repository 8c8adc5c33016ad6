import { readFile } from 'node:fs/promises';

import { MembershipError } from './membership.errors.js';
import type { Root } from './root.type.js';
import { verifyRoot } from './verify-root.js';

/**
 * Reads and verifies the root file that the operator was handed.
 * @throws MembershipError ROOT_FILE_UNREADABLE, or what `verifyRoot` throws
 */
export async function loadRootFile(path: string, now: Date): Promise<Root> {
  return verifyRoot(await readRootFile(path), now);
}

/**
 * Reads a root file without verifying it.
 * @throws MembershipError ROOT_FILE_UNREADABLE
 */
export async function readRootFile(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw unreadable(`The root file ${path} cannot be read.`, 'Check the path and its permissions.', cause);
  });
  return parsed(text, path);
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the file: it stays behind.
    throw unreadable(
      `The root file ${path} is not JSON.`,
      'Fetch the file again; it may have been cut short.',
    );
  }
}

function unreadable(message: string, advice: string, cause?: unknown): MembershipError {
  return new MembershipError('ROOT_FILE_UNREADABLE', message, { advice, cause });
}
