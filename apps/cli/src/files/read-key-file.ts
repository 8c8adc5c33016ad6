import { stat } from 'node:fs/promises';

import type { StatementSigner } from '#statement';

import { CliError } from '../cli.errors.js';
import { readTextFile } from './read-text-file.js';

const OTHERS_MAY = 0o077;

/** A signer over the private key in a JWK file that nobody but its owner can read. */
export async function readKeyFile(path: string): Promise<StatementSigner> {
  const text = await readTextFile(path);
  await mustBePrivate(path);
  const { signerFromJwk } = await import('#statement');
  try {
    return await signerFromJwk(JSON.parse(text) as Parameters<typeof signerFromJwk>[0]);
  } catch {
    // What the parser or the key import say may quote the key: it stays behind.
    throw new CliError('KEY_INVALID', `The file ${path} holds no private P-256 key as JWK.`, {
      advice: 'Make one with: grounds keys new --out <file>',
    });
  }
}

/** Refuses a key file that others on this machine may read. */
export async function mustBePrivate(path: string): Promise<void> {
  const { mode } = await stat(path);
  if (process.platform === 'win32' || (mode & OTHERS_MAY) === 0) return;
  throw new CliError('KEY_FILE_OPEN', `Others on this machine may read the key file ${path}.`, {
    advice: `Treat the key as known to others and replace it, or restore its mode: chmod 600 ${path}`,
  });
}
