import { encodeBase64Url } from '#kernel';
import {
  assembleParts,
  digestText,
  issueStatement,
  type IssuedStatement,
  parseDecision,
  type PartName,
  signerFromJwk,
  STATEMENT_PROFILE,
  STATEMENT_TYPE,
  type StatementKey,
  type StatementSigner,
  type Trust,
} from '../index.js';
import { sampleDecision } from './sample-decision.js';
import { seededRandomness } from './seeded-randomness.js';

export const ISSUER = 'https://screening.nl.example';
export const NOW = new Date('2026-11-23T12:00:00Z');
export const AFTER = { origin: 'log.nl.example/log', size: 7, root: 'A'.repeat(43) + '=' };

const encoder = new TextEncoder();

/** One state's record key, and the means to sign with it whatever a hostile or broken signer could. */
export class Forge {
  readonly iat = Math.floor(NOW.getTime() / 1000);
  readonly randomness = seededRandomness(7);

  private constructor(
    readonly key: StatementKey,
    readonly signer: StatementSigner,
  ) {}

  static async create(changes: Partial<StatementKey> = {}): Promise<Forge> {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
    const signer = await signerFromJwk({ kty, crv, x, y, d });
    const notBefore = new Date('2026-01-01T00:00:00Z');
    const notAfter = new Date('2027-01-01T00:00:00Z');
    const jwk = { kty, crv, x, y };
    const { kid } = signer;
    return new Forge(
      { kid, jwk, alg: 'ES256', purpose: 'record', iss: ISSUER, notBefore, notAfter, ...changes },
      signer,
    );
  }

  trust(...others: StatementKey[]): Trust {
    const keys = [this.key, ...others];
    return { now: NOW, keyFor: (kid) => keys.find((key) => key.kid === kid) };
  }

  /** A statement made the proper way. */
  issue(decision: unknown = sampleDecision()): Promise<IssuedStatement> {
    return this.issueParts(assembleParts(parseDecision(decision), this.randomness));
  }

  /** A statement of any parts, valid or not. */
  issueParts(parts: ReadonlyMap<PartName, unknown>): Promise<IssuedStatement> {
    return issueStatement({
      parts,
      iss: ISSUER,
      after: AFTER,
      clock: { now: () => NOW },
      randomness: this.randomness,
      signer: this.signer,
    });
  }

  header(changes: Record<string, unknown> = {}): Record<string, unknown> {
    return { alg: 'ES256', kid: this.key.kid, typ: STATEMENT_TYPE, ...changes };
  }

  payload(changes: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      iss: ISSUER,
      iat: this.iat,
      jti: 'A'.repeat(22),
      vct: STATEMENT_PROFILE,
      after: AFTER,
      _sd_alg: 'sha-256',
      _sd: this.digests(),
      ...changes,
    };
  }

  /** Thirty-two sorted digests, those of the disclosures among them. */
  digests(disclosures: readonly string[] = []): string[] {
    const digests = disclosures.map(digestText);
    while (digests.length < 32) digests.push(encodeBase64Url(this.randomness.bytes(32)));
    return digests.sort();
  }

  /** Signs any header and payload, given as values or, where the spelling matters, as text or bytes. */
  async sign(payload: unknown = this.payload(), header: unknown = this.header()): Promise<string> {
    const input = `${segment(header)}.${segment(payload)}`;
    return `${input}.${encodeBase64Url(await this.signer.sign(encoder.encode(input)))}`;
  }

  /** A signed part that covers exactly these encoded disclosures. */
  cover(disclosures: readonly string[]): Promise<string> {
    return this.sign(this.payload({ _sd: this.digests(disclosures) }));
  }

  salt(length = 16): string {
    return encodeBase64Url(this.randomness.bytes(length));
  }
}

/** A value as JSON, a text as it stands, bytes as they stand: in base64url. */
export function segment(content: unknown): string {
  if (content instanceof Uint8Array) return encodeBase64Url(content);
  return encodeBase64Url(encoder.encode(typeof content === 'string' ? content : JSON.stringify(content)));
}
