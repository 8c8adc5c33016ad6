import { posix } from 'node:path';

import type { Unzipped } from 'fflate';

import { isRegisterError } from '#kernel';

import { CliError } from '../../cli.errors.js';
import type { Sheet } from '../sheet.type.js';
import { type XmlReader, readXml } from './read-xml.js';
import { SharedStrings } from './shared-strings.js';
import { SheetCells } from './sheet-cells.js';
import { unpackWorkbook } from './unpack-workbook.js';

/**
 * The first sheet of a workbook.
 * @throws CliError FILE_FORMAT; SheetError
 */
export function parseXlsx(bytes: Uint8Array): Sheet {
  try {
    const parts = unpackWorkbook(bytes);
    const strings = new SharedStrings();
    if (parts['xl/sharedStrings.xml']) readXml(textOf(parts, 'xl/sharedStrings.xml'), strings);
    const cells = new SheetCells(strings.strings);
    readXml(textOf(parts, firstSheet(parts)), cells);
    return cells.rows;
  } catch (cause) {
    if (isRegisterError(cause)) throw cause;
    throw new CliError('FILE_FORMAT', 'The file is no workbook that can be read.', {
      cause,
      advice: 'Save it again as .xlsx, without a password, or as CSV UTF-8.',
    });
  }
}

function firstSheet(parts: Unzipped): string {
  const ids = attributes(textOf(parts, 'xl/workbook.xml'), 'x:sheet', 'r:id');
  const relations = textOf(parts, 'xl/_rels/workbook.xml.rels');
  const names = attributes(relations, 'p:Relationship', 'Id');
  const target = attributes(relations, 'p:Relationship', 'Target')[names.indexOf(ids[0] ?? '')];
  return posix.resolve('/xl', target ?? '').slice(1);
}

function attributes(xml: string, element: string, attribute: string): string[] {
  const found: string[] = [];
  const reader: XmlReader = {
    open: (name, given) => {
      if (name === element) found.push(given[attribute] ?? '');
    },
  };
  readXml(xml, reader);
  return found;
}

function textOf(parts: Unzipped, path: string): string {
  const bytes = parts[path];
  if (!bytes) throw new Error(`The workbook has no part ${path}.`);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
