import { type ErrorDetail, RegisterError } from '#kernel';

/** Every rule a statement can break, in the order in which the rules are checked; one code per rule. */
export const STATEMENT_ERROR_CODES = {
  STATEMENT_TOO_LARGE: 'The signed part is longer than 65,535 characters.',
  STATEMENT_SEGMENTS: 'The signed part is not header, payload and signature with two dots between them.',
  STATEMENT_ENCODING: 'A segment is not the one canonical base64url text of its bytes.',
  JSON_UTF8: 'The bytes are not UTF-8.',
  JSON_BYTE_ORDER_MARK: 'The text begins with a byte order mark.',
  JSON_MALFORMED: 'The text is not JSON.',
  JSON_DUPLICATE_MEMBER: 'A JSON object names the same member twice.',
  JSON_MEMBER_NAME: 'A JSON member has a name that every object inherits, such as __proto__ or toString.',
  JSON_TOO_DEEP: 'JSON values are nested more than 16 deep.',
  JSON_NUMBER: 'A number is not a whole number within 2^53 - 1.',
  JSON_SURROGATE: 'A text holds half of a surrogate pair.',
  STATEMENT_NOT_AN_OBJECT: 'Header or payload is not a JSON object.',
  STATEMENT_HEADER_MEMBERS: 'The header has a member other than alg, kid and typ.',
  STATEMENT_ALGORITHM: 'The header names an algorithm other than ES256.',
  STATEMENT_TYPE: 'The header type is not register-statement+sd-jwt.',
  STATEMENT_KEY_ID: 'The key id is missing or not an RFC 7638 thumbprint.',
  STATEMENT_KEY_UNKNOWN: 'No member has a key with this id.',
  STATEMENT_KEY_ALGORITHM: 'The key entry is not an ES256 key.',
  STATEMENT_KEY_PURPOSE: 'The key is not meant for signing records.',
  STATEMENT_KEY_ISSUER: 'The key belongs to another authority than the issuer named.',
  STATEMENT_KEY_NOT_YET_VALID: 'The statement is dated before its key was valid.',
  STATEMENT_KEY_EXPIRED: 'The statement is dated after its key expired.',
  STATEMENT_KEY_REVOKED:
    'The key was revoked before the statement, by its place in the log or, where that is not known, by its date.',
  STATEMENT_SIGNATURE_LENGTH: 'The signature is not 64 bytes (r and s).',
  STATEMENT_SIGNATURE: 'The signature does not verify.',
  STATEMENT_CLAIM_UNKNOWN: 'The payload has a claim that the profile does not know.',
  STATEMENT_PROFILE: 'The profile version is missing or unknown.',
  STATEMENT_ISSUER: 'The issuer is missing or not an https URL in canonical form.',
  STATEMENT_ISSUED_AT: 'The time of issue is missing or not whole seconds.',
  STATEMENT_ID: 'The statement id is missing or not 128 bits in base64url.',
  STATEMENT_AFTER: 'The log position is missing or not origin, size and root.',
  STATEMENT_DEMONSTRATION: 'The demonstration mark has another value than true.',
  STATEMENT_HASH_ALGORITHM: 'The digest algorithm is missing or not sha-256.',
  STATEMENT_DIGEST_FORM: 'The digests are missing, not an array, or one is not 32 bytes in base64url.',
  STATEMENT_DIGEST_COUNT: 'The number of digests is not 32, 64, 128, 256 or 512.',
  STATEMENT_DIGEST_REPEATED: 'A digest stands twice in the statement.',
  STATEMENT_DIGEST_ORDER: 'The digests are not sorted.',
  STATEMENT_FROM_THE_FUTURE: 'The statement is dated more than two minutes from now.',
  PRESENTATION_FORM: 'The text is a JSON serialisation; only the compact form is taken.',
  PRESENTATION_TOO_LARGE: 'The presentation is longer than any statement with its disclosures can be.',
  PRESENTATION_UNTERMINATED: 'The presentation does not end with a tilde.',
  PRESENTATION_HEAD_MISSING: 'The presentation does not open the head of the statement.',
  DISCLOSURE_TOO_MANY: 'There are more than 256 disclosures.',
  DISCLOSURE_EMPTY: 'A disclosure is empty.',
  DISCLOSURE_TOO_LARGE: 'A disclosure is larger than 64 KiB.',
  DISCLOSURE_REPEATED: 'The same disclosure stands twice.',
  DISCLOSURE_UNREFERENCED: 'A disclosure answers no digest of the statement.',
  DISCLOSURE_ENCODING: 'A disclosure is not the one canonical base64url text of its bytes.',
  DISCLOSURE_SHAPE: 'A disclosure is not an array of salt, name and value.',
  DISCLOSURE_SALT: 'A salt is missing or not at least 16 bytes in base64url.',
  DISCLOSURE_SALT_REPEATED: 'Two disclosures have the same salt.',
  DISCLOSURE_NAME: 'A disclosure has a name that is no part of a statement.',
  DISCLOSURE_NAME_REPEATED: 'Two disclosures open the same part.',
  DISCLOSURE_NESTED: 'The value of a disclosure holds digests of its own; parts are opened as a whole.',
  PART_INVALID: 'A field of a part has a value that its rules do not allow.',
  PART_MARKING_TOO_HIGH:
    'The marking is CONFIDENTIAL or above: such content may be pointed to, never stored.',
  HEAD_REF_MISSING: 'The statement is about an earlier one and does not name it.',
  HEAD_REF_STRAY:
    'A decision opens a record, a circle and an exclusion are about none: they name no earlier statement.',
  HEAD_NOT_DECISION: 'The statement is of another kind than a decision.',
  RECORD_PART_MISSING:
    'A part that statements of this kind have is missing, such as the outcome of a decision.',
  RECORD_PART_STRAY: 'A part has no place in statements of this kind.',
  RECORD_GROUND_MISSING: 'A decision states no ground.',
  RECORD_GROUND_REPEATED: 'A decision states the same ground twice.',
  RECORD_GROUND_ALONE: 'PRC-06 stands alone; it only ever goes with another ground.',
  RECORD_GROUND_TEXT: 'UND-04 needs a text.',
  RECORD_SHARING_UNKNOWN_PART: 'The sharing names a part that the statement does not have.',
  SHARING_LEVEL_STRAY: 'Announced or silent hits are set outside a decision or a change of sharing.',
  MANIFEST_SHARING:
    'The sharing of a circle or an exclusion is another than the one that follows from what it says.',
  CORRECTION_EMPTY: 'A correction neither replaces nor adds a part of the record.',
  RELATION_TO_ITSELF: 'A record is related to itself.',
  ERASURE_REPEATED: 'The same part is erased twice.',
  DECISION_INVALID: "A field of the author's form is missing or has a value that its rules do not allow.",
  FORM_INVALID:
    'A field of the form of a later statement is missing or has a value that its rules do not allow.',
} as const satisfies Record<string, string>;

export type StatementErrorCode = keyof typeof STATEMENT_ERROR_CODES;

/** A statement, presentation, part or author's form that breaks a rule. */
export class StatementError extends RegisterError<StatementErrorCode> {
  constructor(code: StatementErrorCode, detail: ErrorDetail & { message?: string } = {}) {
    super(code, detail.message ?? STATEMENT_ERROR_CODES[code], detail);
  }
}
