import { type AddCheckpointRequest, formatAddCheckpoint, parseSize } from '#ledger/core';

import { FederationError } from '../federation.errors.js';
import type { PeerAddresses } from '../mirror/peer-address.js';
import { wholeBody } from '../mirror/read-body.js';
import { sendRequest } from '../mirror/send-request.js';
import type { Peer } from '../peer.js';

/** An answer is one signature line, a number or a sentence. */
const LIMITS = { headBytes: 16_384, bytes: 65_536, silentMs: 10_000 };

/** What a witness says to a request to cosign. */
export type WitnessReply =
  | { readonly kind: 'cosigned'; readonly lines: string }
  /** It has cosigned this size of the log. */
  | { readonly kind: 'knows'; readonly size: number }
  /** It has cosigned another root at the size that was sent. */
  | { readonly kind: 'contradicts' };

/**
 * Asks a witness (C2SP tlog-witness) at the address that the root gives; no redirect is followed.
 * @param addresses where a witness may be
 * @throws FederationError PEER_ADDRESS, PEER_UNREACHABLE, PEER_REFUSED, PEER_TOO_MUCH
 */
export async function askWitness(
  peer: Peer,
  request: AddCheckpointRequest,
  addresses: PeerAddresses,
): Promise<WitnessReply> {
  const outgoing = {
    address: new URL('/witness/add-checkpoint', peer.url),
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8', 'accept-encoding': 'identity' },
    body: formatAddCheckpoint(request),
    signal: AbortSignal.timeout(LIMITS.silentMs),
  };
  const answer = await sendRequest(outgoing, addresses, LIMITS);
  const { statusCode = 0, headers } = answer;
  const text = new TextDecoder().decode(await wholeBody(answer, LIMITS));
  if (statusCode === 200) return { kind: 'cosigned', lines: text };
  if (statusCode !== 409) throw refused(peer, statusCode);
  const isSize = headers['content-type']?.startsWith('text/x.tlog.size') ?? false;
  const size = isSize && text.endsWith('\n') ? parseSize(text.slice(0, -1)) : undefined;
  return size === undefined ? { kind: 'contradicts' } : { kind: 'knows', size };
}

function refused({ origin }: Peer, status: number): FederationError {
  return new FederationError('PEER_REFUSED', `The witness ${origin} answers with status ${status}.`, {
    advice: 'Compare the roots of both nodes; ask its operator what its log says.',
  });
}
