import { type StreamLine, isEnvelope } from '../core/envelope.js';

/**
 * The lines of a stream as text, as far as one answer goes: behind the envelope with which it becomes longer than `bytes`
 * it ends, and its last line says that there is more.
 */
export async function* oneAnswer(lines: AsyncIterable<StreamLine>, bytes: number): AsyncGenerator<string> {
  let left = bytes;
  for await (const line of lines) {
    const text = textOf(line);
    yield text;
    left -= Buffer.byteLength(text);
    if (left >= 0 || !isEnvelope(line)) continue;
    yield textOf({ end: line.seq, more: true });
    return;
  }
}

function textOf(line: StreamLine): string {
  return `${JSON.stringify(line)}\n`;
}
