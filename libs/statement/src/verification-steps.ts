import { decodeBase64Url } from '#kernel';
import { checkClaims, checkNotFromTheFuture } from './check-claims.js';
import { checkHeader } from './check-header.js';
import { checkKey, type KeyTrust } from './check-key.js';
import { checkSignature } from './check-signature.js';
import { decodeUtf8 } from './decode-utf8.js';
import type { Examination } from './examination.js';
import { isJsonObject, type JsonObject, parseStrictJson } from './parse-strict-json.js';
import { SIGNED_PART_LIMIT } from './statement-profile.js';
import { StatementError } from './statement.errors.js';

/** What a verifier trusts: the membership for keys, a clock for the present. */
export interface Trust extends KeyTrust {
  readonly now: Date;
}

/** One rule or family of rules; `run` throws StatementError when the statement breaks it. */
export interface VerificationStep {
  readonly name: string;
  readonly run: (examined: Examination, trust: Trust) => void | Promise<void>;
}

/** A step that judges the text alone. */
export interface FormStep extends VerificationStep {
  readonly run: (examined: Examination) => void;
}

/** Steps that need no key, each safe on anything that passed the ones before it. */
export const FORM_STEPS: readonly FormStep[] = [
  { name: 'size', run: boundSize },
  { name: 'segments', run: splitSegments },
  { name: 'base64url', run: decodeSegments },
  { name: 'utf-8', run: decodeTexts },
  { name: 'json', run: parseObjects },
  { name: 'header', run: (examined) => void (examined.header = checkHeader(examined.objects.header)) },
];

export const CLAIMS_STEP: FormStep = {
  name: 'claims',
  run: (examined) => void (examined.claims = checkClaims(examined.objects.payload)),
};

/** The whole verification of a signed part, in order; a refusal is always that of the first broken rule. */
export const VERIFICATION_STEPS: readonly VerificationStep[] = [
  ...FORM_STEPS,
  { name: 'key', run: findKey },
  { name: 'signature', run: verifySignature },
  CLAIMS_STEP,
  { name: 'time', run: ({ claims }, { now }) => checkNotFromTheFuture(claims.iat, now) },
];

function boundSize({ signedPart }: Examination): void {
  if (signedPart.length > SIGNED_PART_LIMIT) throw new StatementError('STATEMENT_TOO_LARGE');
}

function splitSegments(examined: Examination): void {
  const [header, payload, signature, ...more] = examined.signedPart.split('.');
  if (!header || !payload || signature === undefined || more.length > 0) {
    throw new StatementError('STATEMENT_SEGMENTS');
  }
  examined.segments = { header, payload, signature };
}

function decodeSegments(examined: Examination): void {
  const { header, payload, signature } = examined.segments;
  examined.bytes = {
    header: bytesOf(header, 'header'),
    payload: bytesOf(payload, 'payload'),
    signature: bytesOf(signature, 'signature'),
  };
}

function bytesOf(segment: string, name: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64Url(segment);
  if (!bytes) throw new StatementError('STATEMENT_ENCODING', { path: [name] });
  return bytes as Uint8Array<ArrayBuffer>;
}

function decodeTexts(examined: Examination): void {
  const { header, payload } = examined.bytes;
  examined.texts = { header: decodeUtf8(header, ['header']), payload: decodeUtf8(payload, ['payload']) };
}

function parseObjects(examined: Examination): void {
  const { header, payload } = examined.texts;
  examined.objects = { header: objectOf(header, 'header'), payload: objectOf(payload, 'payload') };
}

function objectOf(text: string, name: string): JsonObject {
  const value = parseStrictJson(text, [name]);
  if (!isJsonObject(value)) throw new StatementError('STATEMENT_NOT_AN_OBJECT', { path: [name] });
  return value;
}

function findKey(examined: Examination, trust: Trust): void {
  examined.key = checkKey(examined.header, examined.objects.payload, trust);
}

async function verifySignature({ signedPart, bytes, key }: Examination): Promise<void> {
  await checkSignature(signedPart, bytes.signature, key.jwk);
}
