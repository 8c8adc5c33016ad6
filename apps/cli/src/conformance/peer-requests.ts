import { createHash } from 'node:crypto';

import { type JWK, SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

import { issueNodeAssertion } from '#federation/core';
import type { Signer } from '#ledger/core';

import { issue } from './partner-node.js';

/** What an assertion says, where it is not what an honest node says. */
export interface Spoken {
  readonly signer?: Signer;
  readonly origin?: string;
  readonly audience?: string;
  readonly now?: Date;
  /** Thumbprint of the key that the proofs are to be made with. */
  readonly thumbprint?: string;
}

/** What goes with a request, where it is not what an honest node sends. */
export interface Sent {
  readonly scheme?: 'DPoP' | 'Bearer';
  /** A proof that was used before. */
  readonly proof?: string;
  readonly withoutProof?: boolean;
}

/** Asks the node under test as another node, honestly or not (RFC 7523 §3, RFC 9449). */
export class PeerRequests {
  #nonce: string | undefined;
  /** The proof that was last sent. */
  lastProof = '';

  private constructor(
    private readonly ends: { readonly origin: string; readonly audience: string; readonly url: string },
    private readonly signer: Signer,
    private readonly key: { readonly privateKey: CryptoKey; readonly jwk: JWK; readonly thumbprint: string },
  ) {}

  /** @param ends the partner's origin, that of the node under test, and the address of that */
  static async create(ends: PeerRequests['ends'], signer: Signer): Promise<PeerRequests> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const { kty, crv, x, y } = await exportJWK(publicKey);
    const jwk = { kty, crv, x, y } as JWK;
    return new PeerRequests(ends, signer, { privateKey, jwk, thumbprint: await calculateJwkThumbprint(jwk) });
  }

  assertion(spoken: Spoken = {}): Promise<string> {
    const { signer = this.signer, ...said } = spoken;
    const { origin, audience } = this.ends;
    const { thumbprint } = this.key;
    return issueNodeAssertion(signer, { origin, audience, thumbprint, ...issue(), ...said });
  }

  /** Takes the nonce that the node gives, and asks once more with it. */
  async ask(path: string, spoken: Spoken = {}, sent: Sent = {}): Promise<Response> {
    const assertion = await this.assertion(spoken);
    const first = await this.send(path, assertion, sent);
    if (!first.headers.get('www-authenticate')?.includes('use_dpop_nonce')) return first;
    await first.body?.cancel();
    return this.send(path, assertion, sent);
  }

  /** Says nothing of who asks. */
  post(path: string, body: string): Promise<Response> {
    const headers = { 'content-type': 'text/plain' };
    return fetch(new URL(path, this.ends.url), { method: 'POST', headers, body, redirect: 'manual' });
  }

  private async send(path: string, assertion: string, sent: Sent): Promise<Response> {
    const url = new URL(path, this.ends.url);
    this.lastProof = sent.proof ?? (await this.proof(url, assertion));
    const headers = new Headers({ authorization: `${sent.scheme ?? 'DPoP'} ${assertion}` });
    if (!sent.withoutProof) headers.set('dpop', this.lastProof);
    const answer = await fetch(url, { headers, redirect: 'manual' });
    this.#nonce = answer.headers.get('dpop-nonce') ?? this.#nonce;
    return answer;
  }

  private proof(url: URL, assertion: string): Promise<string> {
    const { now, id } = issue();
    return new SignJWT({
      htm: 'GET',
      htu: `${url.origin}${url.pathname}`,
      ath: createHash('sha256').update(assertion).digest('base64url'),
      ...(this.#nonce === undefined ? {} : { nonce: this.#nonce }),
    })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: this.key.jwk })
      .setIssuedAt(Math.floor(now.getTime() / 1000))
      .setJti(id)
      .sign(this.key.privateKey);
  }
}
