import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';

import type { RunningHash } from '#audit/core';

import { CliError } from '../cli.errors.js';
import { PRIVATE } from '../files/write-new-file.js';

/** The platform's SHA-256, which is faster than the portable one. */
export const platformHash = (): RunningHash => createHash('sha256');

/** The lines of a file, without their line feeds; the file never stands in memory as a whole. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, 'utf8');
  try {
    yield* createInterface({ input: stream, crlfDelay: Infinity });
  } catch (cause) {
    throw new CliError('FILE_UNREADABLE', `The file ${path} cannot be read.`, {
      cause,
      advice: 'Check its name and permissions.',
    });
  } finally {
    stream.destroy();
  }
}

/** Writes a file that is not there yet, for its owner alone: whole, or not at all. */
export async function writeInPieces(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  const file = await open(unfinished, 'wx', PRIVATE).catch((cause: unknown) => {
    throw unwritable(path, cause);
  });
  try {
    for await (const piece of pieces) await file.write(piece);
    await file.sync();
    await link(unfinished, path).catch((cause: NodeJS.ErrnoException) => {
      throw cause.code === 'EEXIST' ? exists(path) : unwritable(path, cause);
    });
  } finally {
    await file.close();
    await rm(unfinished);
  }
}

function exists(path: string): CliError {
  return new CliError('FILE_EXISTS', `The file ${path} exists and stays as it is.`, {
    advice: 'Choose another name, or move it away first.',
  });
}

function unwritable(path: string, cause: unknown): CliError {
  return new CliError('FILE_UNWRITABLE', `The file ${path} cannot be written.`, { cause });
}
