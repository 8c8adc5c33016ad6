import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import { SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

import { type StreamLine, parseStreamLine } from '../core/envelope.js';
import { issueNodeAssertion } from '../core/node-assertion.js';
import { type FederationOptions, newId, nodeSigner } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import type { Peer } from '../peer.js';
import { PeerAddresses, type Resolve } from './peer-address.js';
import { type Limits, linesOf, wholeBody } from './read-body.js';
import { sendRequest } from './send-request.js';

/** Of what a node says to what it was told or asked. */
const ANSWER_BYTES = 1024 * 1024;

/** What goes with a request beside its address. */
interface Asking {
  /** JSON, for a POST. */
  readonly body?: string;
  /** Ends it early. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the node is left, whatever has come by then. */
  readonly patienceMs?: number | undefined;
}

const MIB = 1024 * 1024;

/** A full bundle of entries is at most 16 MiB, a line of envelopes less than one. */
const LIMITS: Limits = {
  headBytes: 16 * 1024,
  bytes: 64 * MIB,
  lineBytes: 4 * MIB,
  lines: 1_000_000,
  silentMs: 10_000,
  totalMs: 300_000,
};

/** What a test may choose in place of the usual. */
export interface PeerClientChoices {
  readonly limits?: Partial<Limits>;
  readonly resolve?: Resolve;
}

/** The key of this process's proofs; a new one at each start. */
type ProofKey = Awaited<ReturnType<typeof makeProofKey>>;

/** What a proof of possession is about (RFC 9449 §4.2). */
interface ToProve {
  readonly method: string;
  readonly address: URL;
  readonly assertion: string;
  readonly nonce: string | undefined;
}

/**
 * Asks other nodes. Only at the address that the root gives; no redirect is followed, nothing is unpacked, and a node that
 * sends too much, too slowly or something else is left.
 */
export class PeerClient {
  readonly #nonces = new Map<string, string>();
  #key: Promise<ProofKey> | undefined;
  /** How many requests were sent, by origin. */
  readonly sent = new Map<string, number>();

  readonly #limits: Limits;
  readonly #addresses: PeerAddresses;

  constructor(
    private readonly options: FederationOptions,
    { limits, resolve }: PeerClientChoices = {},
  ) {
    this.#limits = { ...LIMITS, ...limits };
    this.#addresses = new PeerAddresses(options.peerNetworks, resolve);
  }

  /**
   * @param path with query
   * @throws FederationError PEER_…
   */
  async bytes(peer: Peer, path: string, signal?: AbortSignal): Promise<Uint8Array> {
    return wholeBody(await this.ask(peer, path, { signal }), this.#limits);
  }

  async *lines(peer: Peer, path: string, signal?: AbortSignal): AsyncGenerator<StreamLine> {
    for await (const line of linesOf(await this.ask(peer, path, { signal }), this.#limits)) {
      yield parseStreamLine(line);
    }
  }

  /**
   * Tells or asks a node something, as JSON. All of it, with a second try for a new nonce, has to be done in the time given.
   * @returns what it answers, as JSON; of no known form yet
   * @throws FederationError PEER_…
   */
  async post(peer: Peer, path: string, content: object, patienceMs?: number): Promise<unknown> {
    const answer = await this.ask(peer, path, { body: JSON.stringify(content), patienceMs });
    const silentMs = Math.min(patienceMs ?? this.#limits.silentMs, this.#limits.silentMs);
    return jsonIn(await wholeBody(answer, { bytes: ANSWER_BYTES, silentMs }));
  }

  /** A node that gives a new nonce is asked once more with it. */
  private async ask(peer: Peer, path: string, asking: Asking = {}): Promise<IncomingMessage> {
    const patience = AbortSignal.timeout(asking.patienceMs ?? this.#limits.totalMs);
    const signal = asking.signal ? AbortSignal.any([asking.signal, patience]) : patience;
    const first = await this.send(peer, path, asking.body, signal);
    const { statusCode, headers } = first;
    if (statusCode !== 401 || !headers['www-authenticate']?.includes('use_dpop_nonce')) {
      return answered(first, peer);
    }
    first.destroy();
    return answered(await this.send(peer, path, asking.body, signal), peer);
  }

  private async send(
    peer: Peer,
    path: string,
    body: string | undefined,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const signer = nodeSigner(this.options);
    const address = new URL(path, peer.url);
    const key = await (this.#key ??= makeProofKey());
    const assertion = await issueNodeAssertion(signer, {
      origin: this.options.origin,
      audience: peer.origin,
      thumbprint: key.thumbprint,
      now: this.options.clock.now(),
      id: newId(this.options),
    });
    const method = body === undefined ? 'GET' : 'POST';
    const nonce = this.#nonces.get(peer.origin);
    const headers = {
      authorization: `DPoP ${assertion}`,
      dpop: await this.proof(key, { method, address, assertion, nonce }),
      'accept-encoding': 'identity',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    this.sent.set(peer.origin, (this.sent.get(peer.origin) ?? 0) + 1);
    const answer = await sendRequest(
      { address, method, headers, body, signal, tls: this.options.peerTls },
      this.#addresses,
      this.#limits,
    );
    const given = answer.headers['dpop-nonce'];
    if (typeof given === 'string') this.#nonces.set(peer.origin, given);
    return answer;
  }

  private proof(key: ProofKey, { method, address, assertion, nonce }: ToProve): Promise<string> {
    const ath = createHash('sha256').update(assertion).digest('base64url');
    const claims = {
      htm: method,
      htu: `${address.origin}${address.pathname}`,
      ath,
      ...(nonce ? { nonce } : {}),
    };
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk })
      .setIssuedAt(Math.floor(this.options.clock.now().getTime() / 1000))
      .setJti(newId(this.options))
      .sign(key.privateKey);
  }
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new FederationError('PEER_ANSWER', 'The answer is no JSON.', {
      advice: 'The operator of the other node has to look into it.',
      cause,
    });
  }
}

async function makeProofKey() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const { kty, crv, x, y } = await exportJWK(publicKey);
  const publicJwk = { kty, crv, x, y };
  return { privateKey, publicJwk, thumbprint: await calculateJwkThumbprint(publicJwk) };
}

/** Only the whole thing, as it is: what was packed would first have to be unpacked to see how long it is. */
function answered(answer: IncomingMessage, { origin }: Peer): IncomingMessage {
  const { statusCode, headers } = answer;
  const encoding = headers['content-encoding'] ?? 'identity';
  if (statusCode === 200 && encoding === 'identity') return answer;
  answer.destroy();
  if (statusCode === 200) {
    throw new FederationError(
      'PEER_ANSWER',
      `The node ${origin} has packed its answer, which nobody asked for.`,
      {
        advice: 'Nothing of it was unpacked. The operator of the other node has to look into it.',
      },
    );
  }
  throw new FederationError('PEER_REFUSED', `The node ${origin} answers with status ${statusCode}.`, {
    advice: 'Compare the roots of both nodes, and their clocks; ask its operator what its log says.',
  });
}
