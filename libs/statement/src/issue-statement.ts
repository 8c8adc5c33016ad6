import { type Clock, encodeBase64Url, epochSeconds, type Randomness } from '#kernel';
import { checkClaims } from './check-claims.js';
import { digestText } from './digest-text.js';
import { isPartName, type PartName } from './part-name.js';
import { type JsonObject, parseStrictJson } from './parse-strict-json.js';
import {
  DIGEST_COUNTS,
  DISCLOSURE_LENGTH_LIMIT,
  DISCLOSURE_LIMIT,
  PAYLOAD_BLOCK,
  SIGNED_PART_LIMIT,
  STATEMENT_PROFILE,
  STATEMENT_TYPE,
} from './statement-profile.js';
import type { StatementSigner } from './statement-signer.js';
import { StatementError, type StatementErrorCode } from './statement.errors.js';
import type { LogPosition } from './statement.type.js';

export interface StatementToIssue {
  readonly parts: ReadonlyMap<PartName, unknown>;
  readonly iss: string;
  readonly after: LogPosition;
  readonly demo?: boolean;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly signer: StatementSigner;
}

export interface IssuedStatement {
  readonly signedPart: string;
  /** Encoded disclosures by part name. */
  readonly disclosures: Map<PartName, string>;
  readonly jti: string;
}

const SALT_BYTES = 32;
const DIGEST_BYTES = 32;
const STATEMENT_ID_BYTES = 16;
const encoder = new TextEncoder();

/**
 * Signs parts as one statement. Bounds and claims are those of the verifier, so nothing is signed that
 * it would refuse; whether the parts make a record is for `assembleParts` and `validateRecord` to say.
 */
export async function issueStatement(statement: StatementToIssue): Promise<IssuedStatement> {
  const { parts, randomness, signer } = statement;
  if (parts.size > DISCLOSURE_LIMIT) refuse('DISCLOSURE_TOO_MANY');
  const disclosures = new Map([...parts].map(([name, part]) => [name, disclose(name, part, randomness)]));
  const jti = encodeBase64Url(randomness.bytes(STATEMENT_ID_BYTES));
  const payload = payloadText(statement, jti, coverDigests([...disclosures.values()], randomness));
  const header = JSON.stringify({ alg: 'ES256', kid: signer.kid, typ: STATEMENT_TYPE });
  const input = `${encodeText(header)}.${encodeText(payload)}`;
  const signature = await signer.sign(encoder.encode(input));
  const signedPart = `${input}.${encodeBase64Url(signature)}`;
  if (signedPart.length > SIGNED_PART_LIMIT) refuse('STATEMENT_TOO_LARGE');
  return { signedPart, disclosures, jti };
}

function disclose(name: PartName, part: unknown, randomness: Randomness): string {
  if (!isPartName(name)) refuse('DISCLOSURE_NAME');
  const triple = JSON.stringify([encodeBase64Url(randomness.bytes(SALT_BYTES)), name, part]);
  parseStrictJson(triple, [name]);
  const encoded = encodeText(triple);
  return encoded.length > DISCLOSURE_LENGTH_LIMIT ? refuse('DISCLOSURE_TOO_LARGE', name) : encoded;
}

/** Sorted digests with at least one decoy, so that holding every part never shows that there is no other. */
function coverDigests(disclosures: readonly string[], randomness: Randomness): string[] {
  const digests = disclosures.map(digestText);
  const count = DIGEST_COUNTS.find((bucket) => bucket > digests.length) ?? 0;
  while (digests.length < count) digests.push(encodeBase64Url(randomness.bytes(DIGEST_BYTES)));
  return digests.sort();
}

/** The payload, padded with JSON white space so that its length tells no more than the bucket. */
function payloadText({ iss, after, demo, clock }: StatementToIssue, jti: string, digests: string[]): string {
  const claims: JsonObject = {
    iss,
    iat: epochSeconds(clock.now()),
    jti,
    vct: STATEMENT_PROFILE,
    after: { origin: after.origin, size: after.size, root: after.root },
    _sd_alg: 'sha-256',
    _sd: digests,
    ...(demo && { demo }),
  };
  checkClaims(claims);
  const text = JSON.stringify(claims);
  const padding = (PAYLOAD_BLOCK - (encoder.encode(text).length % PAYLOAD_BLOCK)) % PAYLOAD_BLOCK;
  return `${text.slice(0, -1)}${' '.repeat(padding)}}`;
}

function encodeText(text: string): string {
  return encodeBase64Url(encoder.encode(text));
}

function refuse(code: StatementErrorCode, ...path: string[]): never {
  throw new StatementError(code, { path });
}
