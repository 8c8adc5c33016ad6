import type { LogPosition } from '#statement';

import { CliError } from '../cli.errors.js';
import { readTextFile } from './read-text-file.js';

/** Root of a log without entries: SHA-256 of nothing (RFC 6962 §2.1). */
const EMPTY_ROOT = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

/** The log position in a file: JSON with `origin`, `size` and `root`. */
export async function readLogPosition(path: string): Promise<LogPosition> {
  const text = await readTextFile(path);
  try {
    const { origin, size, root } = JSON.parse(text) as LogPosition;
    return { origin, size, root };
  } catch {
    throw new CliError('FILE_FORMAT', `The file ${path} is no log position in JSON.`, {
      advice: 'It holds the three members origin, size and root.',
    });
  }
}

/** The position before the first entry of a log: true of every log, so it needs no node. */
export function startOfLog(origin: string): LogPosition {
  return { origin, size: 0, root: EMPTY_ROOT };
}
