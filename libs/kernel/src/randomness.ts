/** The only source of chance: injected, so that salts and ids can be replayed in tests. */
export interface Randomness {
  bytes(length: number): Uint8Array;
}

export const systemRandomness: Randomness = {
  bytes: (length) => globalThis.crypto.getRandomValues(new Uint8Array(length)),
};
