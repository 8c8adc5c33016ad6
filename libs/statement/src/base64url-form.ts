/** 32 bytes in canonical base64url: the last character carries four bits, its two others are zero. */
const BYTES_32 = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;
/** 16 bytes in canonical base64url: the last character carries two bits. */
const BYTES_16 = /^[A-Za-z0-9_-]{21}[AQgw]$/;
/** 32 bytes in canonical base64 with padding, as C2SP checkpoints write a root. */
const BYTES_32_PADDED = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

export function isDigest(value: unknown): value is string {
  return typeof value === 'string' && BYTES_32.test(value);
}

export function isStatementId(value: unknown): value is string {
  return typeof value === 'string' && BYTES_16.test(value);
}

export function isRootHash(value: unknown): value is string {
  return typeof value === 'string' && BYTES_32_PADDED.test(value);
}
