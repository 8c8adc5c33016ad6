import type { IncomingMessage } from 'node:http';

import { FederationError } from '../federation.errors.js';

export interface Limits {
  /** Of the head of an answer. */
  readonly headBytes: number;
  /** Of the whole answer. */
  readonly bytes: number;
  /** Of one line, in bytes, and how many of them there may be. */
  readonly lineBytes: number;
  readonly lines: number;
  /** Milliseconds without a byte. */
  readonly silentMs: number;
  /** Milliseconds for one answer in all, however often a byte of it comes. */
  readonly totalMs: number;
}

type BodyLimits = Pick<Limits, 'bytes' | 'silentMs'>;

/**
 * The chunks of an answer, as long as they keep coming.
 * @throws FederationError PEER_TOO_MUCH, PEER_UNREACHABLE
 */
async function* chunksOf(answer: IncomingMessage, { bytes, silentMs }: BodyLimits): AsyncGenerator<Buffer> {
  const chunks = (answer as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let left = bytes;
  try {
    for (;;) {
      const next = await inTime(chunks.next(), silentMs);
      if (next.done) return;
      left -= next.value.length;
      if (left < 0) throw tooMuch();
      yield next.value;
    }
  } finally {
    answer.destroy();
  }
}

export async function wholeBody(answer: IncomingMessage, limits: BodyLimits): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(answer, limits)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Whole lines, each with its end; what is cut off in the middle of a line is a failure. */
export async function* linesOf(answer: IncomingMessage, limits: Limits): AsyncGenerator<string> {
  let waiting: Buffer[] = [];
  let length = 0;
  let count = 0;
  for await (const chunk of chunksOf(answer, limits)) {
    let from = 0;
    for (let end = chunk.indexOf(NEW_LINE); end >= 0; end = chunk.indexOf(NEW_LINE, from)) {
      const line = Buffer.concat([...waiting, chunk.subarray(from, end)]);
      if (line.length > limits.lineBytes || (count += 1) > limits.lines) throw tooMuch();
      yield textOf(line);
      [waiting, length, from] = [[], 0, end + 1];
    }
    waiting.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > limits.lineBytes) throw tooMuch();
  }
  if (length > 0) throw broken('The answer was cut off.');
}

const NEW_LINE = 10;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(line: Buffer): string {
  try {
    return UTF8.decode(line);
  } catch {
    throw new FederationError('PEER_ANSWER', 'The answer is no UTF-8.', {
      advice: 'The operator of the other node has to look into it.',
    });
  }
}

async function inTime<T>(work: Promise<T>, silentMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(broken('The answer has stopped coming.')), silentMs);
  });
  try {
    return await Promise.race([work, silence]);
  } catch (cause) {
    throw cause instanceof FederationError ? cause : broken('The connection broke.', cause);
  } finally {
    clearTimeout(timer);
  }
}

function tooMuch(): FederationError {
  return new FederationError('PEER_TOO_MUCH', 'The node sends more than any node has to say.', {
    advice: 'Nothing of it was taken over. Ask its operator.',
  });
}

function broken(message: string, cause?: unknown): FederationError {
  return new FederationError('PEER_UNREACHABLE', message, { advice: 'It is asked again by itself.', cause });
}
