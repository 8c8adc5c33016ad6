import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

import { OperateError } from '../operate.errors.js';
import { BACKUP_FORMAT, type BackupEnd, type BackupHeader } from './backup-format.js';

/** The lines of a backup, without their ends. */
export async function* backupLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const text = file.pipe(createGunzip()).setEncoding('utf8');
  file.on('error', (error) => text.destroy(error));
  try {
    // Only a line feed ends a line: texts of people hold other characters that some take for one.
    let rest = '';
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    if (code.startsWith('Z_')) throw damaged('it is not whole, or no backup', cause);
    throw new OperateError('BACKUP_UNREADABLE', `The file ${path} cannot be read.`, {
      advice: 'Check name and permissions.',
      cause,
    });
  }
}

/**
 * Reads a backup to its end before anything is done with it.
 * @throws OperateError BACKUP_DAMAGED, BACKUP_UNREADABLE
 */
export async function checkBackup(
  path: string,
): Promise<{ header: BackupHeader; rows: BackupEnd['end']['rows'] }> {
  const hash = createHash('sha256');
  let first: string | undefined;
  let last: string | undefined;
  for await (const line of backupLines(path)) {
    if (last !== undefined) hash.update(`${last}\n`);
    first ??= line;
    last = line;
  }
  const header = parse<BackupHeader>(first);
  if (!isHeader(header)) throw damaged('it does not begin as a backup does');
  const end = parse<BackupEnd>(last)?.end;
  if (end === undefined) throw damaged('its end is missing');
  if (end.sha256 !== hash.digest('hex')) throw damaged('its content is not what was written');
  return { header, rows: end.rows };
}

function isHeader(header: Partial<BackupHeader> | undefined): header is BackupHeader {
  return header?.format === BACKUP_FORMAT;
}

function parse<T>(line: string | undefined): Partial<T> | undefined {
  try {
    return JSON.parse(line ?? '') as Partial<T>;
  } catch {
    return undefined;
  }
}

export function damaged(what: string, cause?: unknown): OperateError {
  return new OperateError('BACKUP_DAMAGED', `This backup is damaged: ${what}. Nothing was restored.`, {
    advice: 'Take another copy of the file.',
    cause,
  });
}
