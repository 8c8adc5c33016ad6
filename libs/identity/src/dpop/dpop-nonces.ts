import { createHmac, timingSafeEqual } from 'node:crypto';

import { type Clock, decodeBase64Url, encodeBase64Url, epochSeconds } from '#kernel';

/** Seconds that a nonce may be used. */
export const NONCE_LIFETIME = 300;
const TIME_BYTES = 6;
const MAC_BYTES = 16;

/**
 * Nonces that say themselves when they were made, and that only this node could have made (RFC 9449 §9): nothing is
 * stored, and every process with the same key knows them. They keep proofs from being made in advance.
 */
export class DpopNonces {
  constructor(
    private readonly key: Uint8Array,
    private readonly clock: Clock,
  ) {}

  issue(): string {
    const time = Buffer.alloc(TIME_BYTES);
    time.writeUIntBE(epochSeconds(this.clock.now()), 0, TIME_BYTES);
    return encodeBase64Url(Buffer.concat([time, this.mac(time)]));
  }

  isCurrent(nonce: string): boolean {
    const bytes = Buffer.from(decodeBase64Url(nonce) ?? []);
    if (bytes.length !== TIME_BYTES + MAC_BYTES) return false;
    const time = bytes.subarray(0, TIME_BYTES);
    const age = epochSeconds(this.clock.now()) - time.readUIntBE(0, TIME_BYTES);
    return timingSafeEqual(bytes.subarray(TIME_BYTES), this.mac(time)) && age >= 0 && age < NONCE_LIFETIME;
  }

  private mac(time: Uint8Array): Buffer {
    return createHmac('sha256', this.key).update('dpop-nonce').update(time).digest().subarray(0, MAC_BYTES);
  }
}
