import { decodeBase64Url, encodeBase64Url } from '#kernel';

/** Order of the P-256 group (FIPS 186-5, SP 800-186 §3.2.1.3). */
export const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** A signature segment of these two numbers, whatever they are. */
export function signatureOf(r: bigint, s: bigint): string {
  const hex = [r, s].map((number) => number.toString(16).padStart(64, '0')).join('');
  return encodeBase64Url(Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));
}

export function numbersOf(signature: string): [r: bigint, s: bigint] {
  const hex = Array.from(bytesOf(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [BigInt(`0x${hex.slice(0, 64)}`), BigInt(`0x${hex.slice(64)}`)];
}

/** The other signature that is as valid as this one: (r, n - s). */
export function twinOf(signature: string): string {
  const [r, s] = numbersOf(signature);
  return signatureOf(r, P256_ORDER - s);
}

/** The same two numbers in ASN.1 DER, as OpenSSL and X.509 write them. */
export function derOf(signature: string): string {
  const bytes = bytesOf(signature);
  const numbers = [...derInteger(bytes.slice(0, 32)), ...derInteger(bytes.slice(32))];
  return encodeBase64Url(Uint8Array.of(0x30, numbers.length, ...numbers));
}

function derInteger(bytes: Uint8Array): number[] {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = [...bytes.slice(first)];
  if ((digits[0] ?? 0) > 127) digits.unshift(0);
  return [0x02, digits.length, ...digits];
}

export function bytesOf(segment: string): Uint8Array {
  return decodeBase64Url(segment) ?? new Uint8Array();
}
