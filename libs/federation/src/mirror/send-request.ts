import { type IncomingMessage, type RequestOptions, request as plain } from 'node:http';
import { request as secured } from 'node:https';

import type { PeerTls } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import type { PeerAddresses } from './peer-address.js';
import type { Limits } from './read-body.js';

/** One request as it goes out. */
export interface Outgoing {
  readonly address: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Ends it early, and whatever comes of it. */
  readonly signal: AbortSignal;
  /** What is shown below HTTP, of an address that has it. */
  readonly tls?: PeerTls | undefined;
}

/**
 * One request over a connection of its own. Nothing is unpacked and no redirect is followed: what comes is what was sent.
 * @throws FederationError PEER_ADDRESS, PEER_TOO_MUCH, PEER_UNREACHABLE
 */
export function sendRequest(
  { address, method, headers, body, signal, tls }: Outgoing,
  addresses: PeerAddresses,
  { headBytes, silentMs }: Pick<Limits, 'headBytes' | 'silentMs'>,
): Promise<IncomingMessage> {
  addresses.check(address);
  const options: RequestOptions & Partial<PeerTls> = {
    method,
    headers,
    agent: false,
    lookup: addresses.lookup,
    maxHeaderSize: headBytes,
    signal,
    ...tls,
  };
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const outgoing = (address.protocol === 'https:' ? secured : plain)(address, options);
  const late = setTimeout(() => outgoing.destroy(new Error('The answer does not begin.')), silentMs);
  outgoing.on('response', (answer) => {
    // It is told to whoever reads the answer, also when that begins later.
    answer.on('error', () => undefined);
    resolve(answer);
  });
  outgoing.on('error', (cause) => reject(failed(cause)));
  // A node that answers with another protocol is left without an error.
  outgoing.on('close', () => reject(failed(new Error('The connection was closed.'))));
  outgoing.end(body);
  return promise.finally(() => clearTimeout(late));
}

function failed(cause: Error): FederationError {
  if (cause instanceof FederationError) return cause;
  if ((cause as NodeJS.ErrnoException).code === 'HPE_HEADER_OVERFLOW') {
    return new FederationError('PEER_TOO_MUCH', 'The head of the answer is longer than any node’s.', {
      advice: 'Nothing of it was taken over. Ask its operator.',
      cause,
    });
  }
  return new FederationError('PEER_UNREACHABLE', 'The node does not answer, or not as HTTP has it.', {
    advice: 'It is asked again by itself. Should it last, ask its operator.',
    cause,
  });
}
