import { FederationError } from '../federation.errors.js';

export interface Limits {
  /** Of the whole answer. */
  readonly bytes: number;
  readonly lineBytes: number;
  /** Milliseconds without a byte. */
  readonly silentMs: number;
}

/**
 * The chunks of an answer, as long as they keep coming.
 * @throws FederationError PEER_TOO_MUCH, PEER_UNREACHABLE
 */
async function* chunksOf({ body }: Response, { bytes, silentMs }: Limits): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  let left = bytes;
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read(), silentMs);
      if (done) return;
      left -= value.length;
      if (left < 0) throw tooMuch();
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export async function wholeBody(answer: Response, limits: Limits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(answer, limits)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Whole lines, each with its end; what is cut off in the middle of a line is a failure. */
export async function* linesOf(answer: Response, limits: Limits): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of chunksOf(answer, limits)) {
    const lines = (rest + decodedBy(decoder, chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > limits.lineBytes) throw tooMuch();
    yield* lines;
  }
  if (rest !== '') throw broken('The answer was cut off.');
}

function decodedBy(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
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
