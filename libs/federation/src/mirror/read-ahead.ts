import { Readable } from 'node:stream';

import type { StreamLine } from '../core/envelope.js';

/** So that the other node makes the next ones while these are verified and written. */
const LINES = 400;

/** Lines of a stream, of which some are fetched before they are asked for. How many bytes that may be is the client's to say. */
export function readAhead(lines: AsyncIterable<StreamLine>): AsyncIterable<StreamLine> {
  return Readable.from(lines, { highWaterMark: LINES });
}
