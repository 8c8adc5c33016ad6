import { decodeBase64Url } from '#kernel';
import { decodeUtf8 } from './decode-utf8.js';
import { digestText } from './digest-text.js';
import { isPartName, type PartName } from './part-name.js';
import { type JsonValue, parseStrictJson } from './parse-strict-json.js';
import { DISCLOSURE_LENGTH_LIMIT, DISCLOSURE_LIMIT } from './statement-profile.js';
import { StatementError, type StatementErrorCode } from './statement.errors.js';
import type { ParsedStatement } from './statement.type.js';

export interface OpenedPart {
  /** Digest of the disclosure as it stands in `_sd`. */
  readonly digest: string;
  /** The disclosure as it was sent: only these very characters open the digest. */
  readonly encoded: string;
  readonly value: JsonValue;
}

export type OpenedParts = ReadonlyMap<PartName, OpenedPart>;

const SALT_BYTES_LEAST = 16;
const DIGEST_MEMBERS = ['_sd', '_sd_alg', '...'];

/**
 * Opens disclosures against a verified statement (RFC 9901 §7.1, with the profile's own bounds): each
 * answers one digest of the top level, is a triple of salt, name and value, and opens another part.
 */
export function openDisclosures(
  statement: Pick<ParsedStatement, 'claims'>,
  disclosures: readonly string[],
): OpenedParts {
  if (disclosures.length > DISCLOSURE_LIMIT) throw new StatementError('DISCLOSURE_TOO_MANY');
  const digests = new Set(statement.claims._sd);
  const seen = new Set<string>();
  const salts = new Set<string>();
  const parts = new Map<PartName, OpenedPart>();
  disclosures.forEach((encoded, at) => {
    const refuse = refusalAt(at);
    if (encoded.length > DISCLOSURE_LENGTH_LIMIT) refuse('DISCLOSURE_TOO_LARGE');
    const digest = digestText(encoded);
    if (seen.has(digest)) refuse('DISCLOSURE_REPEATED');
    if (!digests.has(digest)) refuse(encoded === '' ? 'DISCLOSURE_EMPTY' : 'DISCLOSURE_UNREFERENCED');
    const { salt, name, value } = readDisclosure(encoded, at);
    if (salts.has(salt)) refuse('DISCLOSURE_SALT_REPEATED');
    if (parts.has(name)) refuse('DISCLOSURE_NAME_REPEATED');
    seen.add(digest);
    salts.add(salt);
    parts.set(name, { digest, encoded, value });
  });
  return parts;
}

interface Disclosure {
  readonly salt: string;
  readonly name: PartName;
  readonly value: JsonValue;
}

function readDisclosure(encoded: string, at: number): Disclosure {
  const refuse = refusalAt(at);
  const bytes = decodeBase64Url(encoded) ?? refuse('DISCLOSURE_ENCODING');
  const path = pathOf(at);
  const triple = parseStrictJson(decodeUtf8(bytes, path), path);
  if (!Array.isArray(triple) || triple.length !== 3) return refuse('DISCLOSURE_SHAPE');
  const [salt, name, value = null] = triple;
  if (typeof salt !== 'string' || !isSalt(salt)) return refuse('DISCLOSURE_SALT');
  if (!isPartName(name)) return refuse('DISCLOSURE_NAME');
  if (holdsDigests(value)) refuse('DISCLOSURE_NESTED');
  return { salt, name, value };
}

function isSalt(salt: string): boolean {
  return (decodeBase64Url(salt)?.length ?? 0) >= SALT_BYTES_LEAST;
}

/** Digests inside a value would be parts of a part: RFC 9901 knows them, this profile does not. */
function holdsDigests(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!Array.isArray(value) && DIGEST_MEMBERS.some((member) => Object.hasOwn(value, member))) return true;
  return Object.values(value).some(holdsDigests);
}

function pathOf(at: number): readonly string[] {
  return ['disclosures', String(at)];
}

function refusalAt(at: number): (code: StatementErrorCode) => never {
  return (code) => {
    throw new StatementError(code, { path: pathOf(at) });
  };
}
