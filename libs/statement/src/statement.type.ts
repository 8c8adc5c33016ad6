/** JOSE header, exactly these three members (RFC 7515 §4). */
export interface StatementHeader {
  readonly alg: 'ES256';
  /** RFC 7638 thumbprint of the record key. */
  readonly kid: string;
  readonly typ: string;
}

/** The newest checkpoint of the home log that the signer knew. */
export interface LogPosition {
  readonly origin: string;
  readonly size: number;
  /** Root hash, 32 bytes in base64 with padding. */
  readonly root: string;
}

/** The visible claims, a closed list. */
export interface StatementClaims {
  readonly iss: string;
  /** Seconds since 1970. */
  readonly iat: number;
  /** 128 random bits in base64url. */
  readonly jti: string;
  readonly vct: string;
  readonly after: LogPosition;
  readonly _sd_alg: 'sha-256';
  readonly _sd: readonly string[];
  readonly demo?: true;
}

/** A statement whose form is right; nothing is known yet about who signed it. */
export interface ParsedStatement {
  readonly signedPart: string;
  readonly header: StatementHeader;
  readonly claims: StatementClaims;
}

/** A statement that was signed by the authority it names, with a key that was current then. */
export interface VerifiedStatement extends ParsedStatement {
  readonly key: StatementKey;
}

export type KeyPurpose = 'record' | 'log' | 'witness' | 'node' | 'root';

/** What the membership says about a key; the algorithm comes from here, never from a token. */
export interface StatementKey {
  readonly kid: string;
  readonly jwk: PublicJwk;
  readonly alg: 'ES256';
  readonly purpose: KeyPurpose;
  /** URL of the authority whose statements it signs. */
  readonly iss: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly revokedAt?: Date;
}

/** Public key on P-256 (RFC 7518 §6.2.1). */
export interface PublicJwk {
  readonly kty?: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
}
