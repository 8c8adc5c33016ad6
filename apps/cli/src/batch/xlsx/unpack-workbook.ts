import { type Unzipped, unzipSync } from 'fflate';

import { CliError } from '../../cli.errors.js';

/** What the parts of a workbook may come to when they are unpacked: a few bytes can say that they are gigabytes. */
const UNPACKED_MAX = 100 * 1024 * 1024;

/** The parts of a workbook by path. Each is given no more room than the list of contents says, and no more is unpacked. */
export function unpackWorkbook(bytes: Uint8Array): Unzipped {
  let size = 0;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.(?:xml|rels)$/.test(name)) return false;
      size += originalSize;
      if (size <= UNPACKED_MAX) return true;
      throw new CliError('FILE_FORMAT', 'The workbook is too large when it is unpacked.', {
        advice: 'Keep only the sheet with the parties, without pictures and formats.',
      });
    },
  });
}
