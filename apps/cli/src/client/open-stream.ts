import { CliError } from '../cli.errors.js';
import type { Send } from './send.js';

/** Opens a stream of events; it has no time limit, since it is silent while nothing happens. */
export async function openStream(url: URL, body: unknown, send: Send): Promise<Response> {
  try {
    return await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(body),
      redirect: 'error',
    });
  } catch (cause) {
    throw new CliError('NODE_UNREACHABLE', `The node at ${url.origin} does not answer.`, {
      cause,
      advice: 'Start it, or set GROUNDS_URL to where it is.',
    });
  }
}
