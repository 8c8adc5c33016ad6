import { createHmac, timingSafeEqual } from 'node:crypto';

import { decodeBase64Url } from '#kernel';

import { PrecedentsError } from './precedents.errors.js';

const MARK_BYTES = 16;
const POSITION_BYTES = 8;
const KEY_BYTES_LEAST = 32;

/** Makes cursors that only this register can make, and that fit only the list they were made for. */
export class CursorSeal {
  /** @param key at least 32 bytes, the same on every process of the node */
  constructor(private readonly key: Uint8Array) {
    // An empty key file would otherwise seal cursors that anybody can make.
    if (key.length < KEY_BYTES_LEAST) throw new Error('The key that seals cursors is shorter than 32 bytes.');
  }

  /** @param list names the list: who asks, with which filter */
  seal(position: number, list: string): string {
    const place = Buffer.alloc(POSITION_BYTES);
    place.writeBigUInt64BE(BigInt(position));
    return Buffer.concat([place, this.mark(place, list)]).toString('base64url');
  }

  open(cursor: string, list: string): number {
    const bytes = Buffer.from(decodeBase64Url(cursor) ?? []);
    const place = bytes.subarray(0, POSITION_BYTES);
    const mark = bytes.subarray(POSITION_BYTES);
    const genuine = mark.length === MARK_BYTES && timingSafeEqual(mark, this.mark(place, list));
    if (genuine) return Number(place.readBigUInt64BE());
    throw new PrecedentsError('CURSOR_INVALID', 'This cursor was not made for this list.', {
      path: ['after'],
      advice: 'Start again without `after`, and keep the filter the same while paging.',
    });
  }

  private mark(place: Buffer, list: string): Buffer {
    return createHmac('sha256', this.key).update(place).update(list).digest().subarray(0, MARK_BYTES);
  }
}
