const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/** What a witness signs at a time: its own header, the time and the note's text (C2SP tlog-cosignature 1.0.1). */
export function cosignedMessage(time: number, text: string): Uint8Array {
  return new TextEncoder().encode(`cosignature/v1\ntime ${time}\n${text}`);
}

/** A time in seconds since 1970, eight bytes big-endian, and the signature behind it. */
export interface TimedSignature {
  readonly time: number;
  readonly signature: Uint8Array;
}

/** @returns undefined for bytes that are no timed signature, or for a time that no clock shows */
export function splitTimed(bytes: Uint8Array): TimedSignature | undefined {
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  if (time === 0 || !Number.isSafeInteger(time)) return undefined;
  return { time, signature: bytes.subarray(TIME_BYTES) };
}

export function joinTimed({ time, signature }: TimedSignature): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES + signature.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  bytes.set(signature, TIME_BYTES);
  return bytes;
}
