import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';

import type { RunningHash } from '#audit/core';

import { CliError } from '../cli.errors.js';
import { PRIVATE } from '../files/write-new-file.js';

const PIECE_BYTES = 1 << 20;

/** The platform's SHA-256, which is faster than the portable one. */
export const platformHash = (): RunningHash => createHash('sha256');

/** The lines of a file, without their line feeds; the file never stands in memory as a whole. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of piecesOf(path)) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function* piecesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: PIECE_BYTES });
  try {
    for await (const chunk of stream) yield chunk as string;
  } catch (cause) {
    throw new CliError('FILE_UNREADABLE', `The file ${path} cannot be read.`, {
      cause,
      advice: 'Check its name and permissions.',
    });
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
