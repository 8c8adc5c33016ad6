import { randomUUID } from 'node:crypto';

import { SignJWT, importJWK } from 'jose';

import type { AuditBody, RootPayload } from '#membership';

import { type ProofKey, proofKey } from '../../libs/identity/test/example-proof.js';
import type { TestNode } from './start-node.js';

const ISSUER = 'https://court.demonstration.invalid/officers';
const OFFICER = 'court-auditor';

/** A made-up court of auditors of several states, with an issuer of its own. */
export class AuditCourt {
  private constructor(private readonly key: ProofKey) {}

  static async create(): Promise<AuditCourt> {
    return new AuditCourt(await proofKey());
  }

  /** The court in a root, by the consent of these states; the court leaves the root when there are none. */
  letInBy(...states: string[]): (payload: RootPayload) => void {
    return (payload) => {
      payload.auditors = states.length > 0 ? [this.entry(states)] : [];
    };
  }

  private entry(states: string[]): AuditBody {
    const { thumbprint: kid, jwk } = this.key;
    return {
      id: 'court',
      name: 'Court of Auditors (fictitious)',
      states,
      tokenIssuers: [{ iss: ISSUER, keys: [{ kid, jwk, alg: 'ES256' }] }],
      notBefore: '2026-01-01T00:00:00Z',
      notAfter: '2036-01-01T00:00:00Z',
    };
  }

  /** What the issuer of the court says of its officer; a demonstration takes it without a key too. */
  async token({ url }: Pick<TestNode, 'url'>, change: Record<string, unknown> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims = { client_id: 'audit-desk', roles: ['auditor'], demo: true, jti: randomUUID(), ...change };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: this.key.thumbprint, typ: 'at+jwt' })
      .setIssuer(ISSUER)
      .setSubject(OFFICER)
      .setAudience(`${url}/graphql`)
      .setIssuedAt(now)
      .setExpirationTime(now + 300)
      .sign(await importJWK(this.key.privateJwk, 'ES256'));
  }
}
