import { randomUUID } from 'node:crypto';

import { SignJWT, importJWK } from 'jose';
import request from 'supertest';

import { IdentityError } from '#identity';

import { demonstrationKey } from '../../../apps/registry/src/demonstration/demonstration-keys.js';
import { demonstrationUrl } from '../../../apps/registry/src/demonstration/members.js';
import { type ProofKey, dpopProof, proofKey } from '../../../libs/identity/test/example-proof.js';
import type { TestNode } from '../../support/start-node.js';

/** Changes to what an honest client sends; undefined leaves a member out. */
export interface TokenChange {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
}

export interface Sent {
  readonly scheme?: string;
  readonly token?: string;
  /** The header DPoP; null for none. */
  readonly proof?: string | readonly string[] | null;
}

/** A case system of the Netherlands with a key of its own, as a node meets it. */
export class TokenFixture {
  private constructor(
    readonly node: TestNode,
    readonly key: ProofKey,
  ) {}

  static async create(node: TestNode): Promise<TokenFixture> {
    return new TokenFixture(node, await proofKey());
  }

  /** An access token of the state's own issuer, bound to the client's key. */
  async token({ claims = {}, header = {} }: TokenChange = {}): Promise<string> {
    const { kid, privateJwk } = await demonstrationKey(this.node.dataFolder, 'token', 'NL');
    const now = Math.floor(Date.now() / 1000);
    const said = {
      iss: demonstrationUrl('NL', 'officers'),
      sub: 'nl-reader',
      aud: `${this.node.url}/graphql`,
      client_id: 'case-system',
      iat: now,
      exp: now + 300,
      jti: randomUUID(),
      roles: ['reader'],
      demo: true,
      cnf: { jkt: this.key.thumbprint },
      ...claims,
    };
    return new SignJWT(said)
      .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt', ...header })
      .sign(await importJWK(privateJwk, 'ES256'));
  }

  /** A proof as an honest client makes it for this node's API, with changes. */
  async proof(token: string, change: TokenChange = {}, key = this.key): Promise<string> {
    const nonce = await this.nonce();
    const said = { method: 'POST', url: `${this.node.url}/graphql`, token, nonce, now: new Date() };
    return dpopProof(key, said, change);
  }

  /** The nonce that the node gives to whoever comes with a proof. */
  async nonce({ url }: Pick<TestNode, 'url'> = this.node): Promise<string> {
    const { headers } = await request(url)
      .post('/graphql')
      .set('authorization', 'DPoP x')
      .send({ query: '{ me { officer } }' });
    return String(headers['dpop-nonce']);
  }

  /**
   * Asks who the caller is.
   * @throws IdentityError with the code of the refusal
   */
  async send({ scheme = 'DPoP', token, proof }: Sent, { url } = this.node): Promise<string> {
    const sent = token ?? (await this.token());
    const shown = proof === undefined ? await this.proof(sent) : proof;
    const asking = request(url).post('/graphql').set('authorization', `${scheme} ${sent}`);
    // A list goes out as two header lines.
    if (shown !== null) asking.set('dpop', shown as string);
    const answer = await asking.send({ query: '{ me { officer } }' });
    const { data, errors } = answer.body as Answer;
    const [error] = errors ?? [];
    if (error === undefined) return data.me.officer;
    const { code } = error.extensions;
    if (scheme === 'DPoP' && answer.status !== 401) throw new Error(`HTTP ${answer.status} for ${code}`);
    throw new IdentityError(code as never, error.message);
  }
}

interface Answer {
  readonly data: { readonly me: { readonly officer: string } };
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}
