import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { SignJWT, importJWK } from 'jose';

import { IdentityError } from '#identity';
import { signRoot } from '#membership';

import { demonstrationUrl } from '../../../apps/registry/src/demonstration/members.js';
import { type ProofKey, proofKey } from '../../../libs/identity/test/example-proof.js';
import { ask } from '../../support/ask.js';
import { nextPayload, publishRoot, signersOf } from '../../support/next-root.js';
import type { TestNode } from '../../support/start-node.js';

/** An issuer of Australia whose keys stand behind an address of this machine, and are asked for over HTTP. */
export class IssuerKeysFixture {
  /** How often the address was asked. */
  asked = 0;

  private constructor(
    private readonly node: TestNode,
    private readonly server: Server,
    readonly key: ProofKey,
  ) {}

  /** Puts a root in force that names the address. */
  static async create(node: TestNode): Promise<IssuerKeysFixture> {
    const key = await proofKey();
    const server = createServer();
    const fixture = new IssuerKeysFixture(node, server, key);
    server.on('request', (_, response) => {
      fixture.asked += 1;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: [{ ...key.jwk, kid: key.thumbprint, alg: 'ES256', use: 'sig' }] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const payload = await nextPayload(node, ({ states }) => {
      const issuer = states.find(({ code }) => code === 'AU')?.tokenIssuers[0];
      Object.assign(issuer ?? {}, { keys: [], jwksUri: `http://127.0.0.1:${port}/keys.json` });
    });
    await publishRoot(node, await signRoot(payload, await signersOf(node)));
    return fixture;
  }

  /**
   * Asks with a token that names a key.
   * @throws IdentityError with the code of the refusal
   */
  async send(kid: string): Promise<string> {
    const token = await new SignJWT({ client_id: 'case-system', roles: ['reader'], demo: true })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
      .setIssuer(demonstrationUrl('AU', 'officers'))
      .setSubject('au-reader')
      .setAudience(`${this.node.url}/graphql`)
      .setIssuedAt()
      .setExpirationTime('5m')
      .setJti(kid)
      .sign(await importJWK(this.key.privateJwk, 'ES256'));
    const { data, errors } = await ask<{ me: { officer: string } }>(this.node, '{ me { officer } }', {
      token,
    });
    const [error] = errors;
    if (error === undefined) return data.me.officer;
    throw new IdentityError(error.extensions.code as never, error.message);
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}
