import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';

import { CliError } from '../cli.errors.js';
import { parseCsv } from './parse-csv.js';
import type { Sheet } from './sheet.type.js';
import { parseXlsx } from './xlsx/parse-xlsx.js';

const LENGTH_MAX = 10 * 1024 * 1024;
const STANDARD_INPUT = '-';
/** How every ZIP begins, and every workbook of Excel 2007 and later is one; and how those before it began. */
const ZIP = Buffer.from('PK\u0003\u0004');
const OLD_WORKBOOK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** A sheet of parties from a file, CSV or XLSX by its content; `-` is standard input. */
export async function readSheet(path: string): Promise<Sheet> {
  const bytes = await bytesOf(path);
  if (bytes.length > LENGTH_MAX) {
    throw new CliError('FILE_FORMAT', `The file ${path} is longer than ${LENGTH_MAX} bytes.`, {
      advice: 'Spread the parties over several files.',
    });
  }
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return parseXlsx(bytes);
  if (bytes.subarray(0, OLD_WORKBOOK.length).equals(OLD_WORKBOOK)) throw notReadable(path, 'an old workbook');
  return parseCsv(textOf(path, bytes));
}

function bytesOf(path: string): Promise<Buffer> {
  if (path === STANDARD_INPUT) return buffer(process.stdin);
  return readFile(path).catch((cause: unknown) => {
    throw new CliError('FILE_UNREADABLE', `The file ${path} cannot be read.`, {
      cause,
      advice: 'Check its name and permissions.',
    });
  });
}

function textOf(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notReadable(path, 'neither UTF-8 text nor a workbook');
  }
}

function notReadable(path: string, what: string): CliError {
  return new CliError('FILE_FORMAT', `The file ${path} is ${what}.`, {
    advice: 'Save it as .xlsx or as CSV UTF-8.',
  });
}
