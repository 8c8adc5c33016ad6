/** Milliseconds that a provider has for an answer. */
const PATIENCE = 5_000;
const BYTES_MOST = 256 * 1024;

export type SafeFetch = (address: string, init?: RequestInit) => Promise<Response>;

/** A request to an address of the root: within a time, no further than that address, and no more than a page back. */
export const safeFetch: SafeFetch = async (address, init = {}) => {
  const answer = await fetch(address, {
    ...init,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.body === null) return answer;
  return new Response(answer.body.pipeThrough(limit()), answer);
};

function limit(): TransformStream<Uint8Array, Uint8Array> {
  let left = BYTES_MOST;
  return new TransformStream({
    transform(chunk, controller) {
      left -= chunk.length;
      if (left < 0) controller.error(new Error('The answer is too long.'));
      else controller.enqueue(chunk);
    },
  });
}
