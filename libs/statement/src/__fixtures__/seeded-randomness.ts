import type { Randomness } from '#kernel';

/** Bytes that look random and are the same at every run (xorshift, 32 bits). */
export function seededRandomness(seed = 1): Randomness {
  let state = seed | 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  };
  return { bytes: (length) => Uint8Array.from({ length }, next) };
}
