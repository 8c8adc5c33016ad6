import { type AddCheckpointRequest, formatAddCheckpoint, parseSize } from '#ledger/core';

import { FederationError } from '../federation.errors.js';
import { type Limits, wholeBody } from '../mirror/read-body.js';
import type { Peer } from '../peer.js';

/** An answer is one signature line, a number or a sentence. */
const LIMITS: Limits = { bytes: 65_536, lineBytes: 65_536, silentMs: 10_000 };

/** What a witness says to a request to cosign. */
export type WitnessReply =
  | { readonly kind: 'cosigned'; readonly lines: string }
  /** It has cosigned this size of the log. */
  | { readonly kind: 'knows'; readonly size: number }
  /** It has cosigned another root at the size that was sent. */
  | { readonly kind: 'contradicts' };

/**
 * Asks a witness (C2SP tlog-witness) at the address that the root gives; no redirect is followed.
 * @throws FederationError PEER_UNREACHABLE, PEER_REFUSED, PEER_TOO_MUCH
 */
export async function askWitness(peer: Peer, request: AddCheckpointRequest): Promise<WitnessReply> {
  const answer = await send(peer, formatAddCheckpoint(request));
  const text = new TextDecoder().decode(await wholeBody(answer, LIMITS));
  if (answer.status === 200) return { kind: 'cosigned', lines: text };
  if (answer.status !== 409) throw refused(peer, answer.status);
  const isSize = answer.headers.get('content-type')?.startsWith('text/x.tlog.size') ?? false;
  const size = isSize && text.endsWith('\n') ? parseSize(text.slice(0, -1)) : undefined;
  return size === undefined ? { kind: 'contradicts' } : { kind: 'knows', size };
}

async function send(peer: Peer, body: string): Promise<Response> {
  try {
    return await fetch(new URL('/witness/add-checkpoint', peer.url), {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8', 'accept-encoding': 'identity' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMITS.silentMs),
    });
  } catch (cause) {
    throw new FederationError(
      'PEER_UNREACHABLE',
      `The witness ${peer.origin} does not answer at ${peer.url}.`,
      {
        advice: 'It is asked again by itself. Should it last, ask its operator.',
        cause,
      },
    );
  }
}

function refused({ origin }: Peer, status: number): FederationError {
  return new FederationError('PEER_REFUSED', `The witness ${origin} answers with status ${status}.`, {
    advice: 'Compare the roots of both nodes; ask its operator what its log says.',
  });
}
