import type { ExecutionResult } from 'graphql';

/** A comment, which clients pass over; it tells proxies that the connection lives. */
const HEARTBEAT = ':\n\n';
const COMPLETE = 'event: complete\ndata:\n\n';

export interface Liveness {
  /** Milliseconds until the next heartbeat is due. */
  readonly pause: () => number;
  /** Rejects when the stream may go on no longer. */
  readonly prove: () => Promise<unknown>;
  /** Aborted when the client has gone or the node stops. */
  readonly signal: AbortSignal;
  /** What a client is told about why a stream broke off. */
  readonly explain: (error: unknown) => ExecutionResult;
}

type Turn = IteratorResult<ExecutionResult> | 'beat' | 'gone';

/** The text of a stream in the distinct connections mode of GraphQL over Server-Sent Events. */
export async function* serverSentEvents(
  results: AsyncIterator<ExecutionResult>,
  { pause, prove, signal, explain }: Liveness,
): AsyncGenerator<string, void> {
  yield HEARTBEAT;
  try {
    let awaited = results.next();
    for (;;) {
      const turn = await firstOf(awaited, pause(), signal);
      if (turn === 'gone') return;
      // Also before a heartbeat: a member that was removed, or a token that ended, ends the stream by itself.
      await prove();
      if (turn === 'beat') yield HEARTBEAT;
      else if (turn.done) break;
      else {
        yield next(turn.value);
        awaited = results.next();
      }
    }
  } catch (error) {
    yield next(explain(error));
  }
  yield COMPLETE;
}

/** A stream that says one thing and ends. */
export function* onlyEvent(result: ExecutionResult): Generator<string, void> {
  yield next(result);
  yield COMPLETE;
}

function next(result: ExecutionResult): string {
  return `event: next\ndata: ${JSON.stringify(result)}\n\n`;
}

async function firstOf(
  awaited: Promise<IteratorResult<ExecutionResult>>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<Turn> {
  if (signal.aborted) return 'gone';
  const settled = new AbortController();
  const other = new Promise<Turn>((resolve) => {
    const timer = setTimeout(() => resolve('beat'), milliseconds);
    const leave = (): void => resolve('gone');
    signal.addEventListener('abort', leave, { once: true });
    settled.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
    });
  });
  try {
    return await Promise.race([awaited, other]);
  } finally {
    settled.abort();
  }
}
