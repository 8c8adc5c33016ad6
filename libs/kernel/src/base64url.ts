const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const OUTSIDE = -1;
/** Values of the alphabet's characters by their codes, which are all below 128. */
const VALUES = new Int8Array(128).fill(OUTSIDE);
[...ALPHABET].forEach((character, value) => (VALUES[character.charCodeAt(0)] = value));

/** Base64url without padding (RFC 4648 §5, RFC 7515 §2). */
export function encodeBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const block = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = Math.min(bytes.length - at, 3) + 1;
    for (let place = 0; place < characters; place++) {
      text += ALPHABET.charAt((block >> (18 - 6 * place)) & 63);
    }
  }
  return text;
}

/**
 * The bytes of a base64url text, or undefined when the text is not their one canonical form:
 * padding, white space, the `+/` alphabet and set trailing bits are all refused (RFC 4648 §3.5).
 */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  const over = text.length % 4;
  if (over === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  const whole = text.length - over;
  let filled = 0;
  for (let at = 0; at < whole; at += 4) {
    const block = blockAt(text, at, 4);
    // A character outside the alphabet has made it negative.
    if (block < 0) return undefined;
    bytes[filled] = block >> 16;
    bytes[filled + 1] = block >> 8;
    bytes[filled + 2] = block;
    filled += 3;
  }
  if (over === 0) return bytes;
  const last = blockAt(text, whole, over);
  const trailing = over === 2 ? 0xffff : 0xff;
  if (last < 0 || (last & trailing) !== 0) return undefined;
  bytes[filled] = last >> 16;
  if (over === 3) bytes[filled + 1] = last >> 8;
  return bytes;
}

/** Up to four characters as 24 bits, the first one highest; negative when one is outside the alphabet. */
function blockAt(text: string, at: number, count: number): number {
  let block = 0;
  for (let place = 0; place < count; place += 1) {
    block |= (VALUES[text.charCodeAt(at + place)] ?? OUTSIDE) << (18 - 6 * place);
  }
  return block;
}
