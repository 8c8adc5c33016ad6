import { randomUUID } from 'node:crypto';

import { type JWK, SignJWT, importJWK } from 'jose';
import request from 'supertest';

import { RegisterError } from '#kernel';

import {
  type PrivateKey,
  demonstrationKey,
} from '../../../apps/registry/src/demonstration/demonstration-keys.js';
import { demonstrationUrl } from '../../../apps/registry/src/demonstration/members.js';
import { type ProofKey, dpopProof, proofKey } from '../../../libs/identity/test/example-proof.js';
import { issuerUrl } from '../../support/issuer-client.js';
import type { TestNode } from '../../support/start-node.js';

export interface AssertionChange {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
}

interface TokenAnswer {
  readonly access_token?: string;
  readonly error?: string;
  readonly error_description?: string;
}

/** A case system of the Netherlands that asks its state's issuer for a token. */
export class AssertionFixture {
  private constructor(
    private readonly node: TestNode,
    readonly client: PrivateKey,
    private readonly proofKey: ProofKey,
  ) {}

  static async create(node: TestNode): Promise<AssertionFixture> {
    // The first request makes the client's key.
    await request(issuerUrl(node, 'NL')).get('/.well-known/openid-configuration').expect(200);
    const client = await demonstrationKey(node.dataFolder, 'client', 'nl-case-system');
    return new AssertionFixture(node, client, await proofKey());
  }

  get issuer(): string {
    return demonstrationUrl('NL', 'officers');
  }

  get tokenUrl(): string {
    return `${issuerUrl(this.node, 'NL')}/token`;
  }

  /** The assertion of an honest client (RFC 7523 §3), with changes. */
  async assertion(
    { claims = {}, header = {} }: AssertionChange = {},
    key?: JWK | Uint8Array,
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const said = {
      iss: 'nl-case-system',
      sub: 'nl-case-system',
      aud: this.issuer,
      jti: randomUUID(),
      iat: now,
      exp: now + 60,
      ...claims,
    };
    const signer = key ?? this.client.privateJwk;
    return new SignJWT(said)
      .setProtectedHeader({ alg: 'ES256', kid: this.client.kid, ...header })
      .sign(signer instanceof Uint8Array ? signer : await importJWK(signer, 'ES256'));
  }

  /**
   * Asks for a token for the node.
   * @throws RegisterError with the issuer's error in capitals
   */
  async send(assertion: string): Promise<string> {
    // An assertion counts once, so that the nonce comes with the refusal of another one.
    const { headers } = await this.post(await this.assertion(), undefined);
    const answer = await this.post(assertion, String(headers['dpop-nonce']));
    const { access_token: token, error, error_description: words = '' } = answer.body as TokenAnswer;
    if (token !== undefined) return token;
    throw new RegisterError(String(error).toUpperCase(), words);
  }

  private async post(assertion: string, nonce: string | undefined): Promise<request.Response> {
    const said = { method: 'POST', url: this.tokenUrl, token: '', nonce, now: new Date() };
    return request(this.tokenUrl)
      .post('')
      .type('form')
      .set('dpop', await dpopProof(this.proofKey, said, { claims: { ath: undefined } }))
      .send({
        grant_type: 'client_credentials',
        resource: `${this.node.url}/graphql`,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      });
  }
}
