import type { JWK } from 'jose';

/** A key as the verifier of statements needs it; it refuses every purpose but the one it looks for. */
export interface StatementKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly alg: 'ES256';
  readonly purpose: 'record' | 'log' | 'witness' | 'node' | 'root';
  /** The authority's URL, the node's origin, or '' for a root key. */
  readonly iss: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly revokedAt?: Date;
}
