/** The prime of the field, 2^255 - 19, as its 32 bytes little-endian. */
const PRIME = Uint8Array.of(0xed, ...new Array<number>(30).fill(0xff), 0x7f);

/**
 * The y-coordinates of the eight points of small order (RFC 7748 §7, RFC 8032 §5.1), each in its one
 * canonical form: 0, 1, p - 1 and the two of order 8. The sign bit is left out, so each stands for both.
 */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map((hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16)));

/**
 * True for the encoding of a point whose y is canonical and which is not of small order. Whether it lies on the
 * curve is left to the verification. Libraries and versions differ on just these edge cases; one signature
 * that half of the mirrors accept would split them.
 */
export function isStrictPoint(encoded: Uint8Array): boolean {
  if (encoded.length !== 32) return false;
  const y = Uint8Array.from(encoded);
  y[31] = (y[31] ?? 0) & 0x7f;
  return isBelow(y, PRIME) && !SMALL_ORDER.some((small) => small.every((byte, at) => byte === y[at]));
}

/** Compares two numbers of the same length, little-endian. */
export function isBelow(left: Uint8Array, right: Uint8Array): boolean {
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
