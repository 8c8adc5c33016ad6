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
    const mark = this.mark(place, list);
    return Buffer.concat([this.covered(place, mark), mark]).toString('base64url');
  }

  open(cursor: string, list: string): number {
    const bytes = Buffer.from(decodeBase64Url(cursor) ?? []);
    const mark = bytes.subarray(POSITION_BYTES);
    const place = this.covered(bytes.subarray(0, POSITION_BYTES), mark);
    const genuine = mark.length === MARK_BYTES && timingSafeEqual(mark, this.mark(place, list));
    if (genuine) return Number(place.readBigUInt64BE());
    throw new PrecedentsError('CURSOR_INVALID', 'This cursor was not made for this list.', {
      path: ['after'],
      advice: 'Start again without `after`, and keep the filter the same while paging.',
    });
  }

  /** Covers a place, or uncovers it: a cursor is a place to go on from, and tells its holder nothing of how a list is ordered. */
  private covered(place: Buffer, mark: Buffer): Buffer {
    const cover = createHmac('sha256', this.key).update('cover of a place').update(mark).digest();
    return Buffer.from(place.map((byte, at) => byte ^ (cover[at] ?? 0)));
  }

  private mark(place: Buffer, list: string): Buffer {
    return createHmac('sha256', this.key).update(place).update(list).digest().subarray(0, MARK_BYTES);
  }
}
