import { createHash } from 'node:crypto';

import type { Clock, Randomness } from '#kernel';

/**
 * Clock and chance of one node of a world, set anew before each operation: the same operation gives the same bytes. Where a
 * world has several nodes, one moment leads those of the others.
 */
export class Moment implements Clock, Randomness {
  private at: Date;
  private seed = '';
  private drawn = 0;

  constructor(
    at: Date,
    private readonly led: readonly Moment[] = [],
  ) {
    this.at = at;
  }

  set(at: Date, seed: string): void {
    this.at = at;
    this.seed = seed;
    this.drawn = 0;
    for (const moment of this.led) moment.set(at, seed);
  }

  now(): Date {
    return new Date(this.at);
  }

  bytes(length: number): Uint8Array {
    const blocks: Buffer[] = [];
    for (let have = 0; have < length; have += 32) {
      blocks.push(createHash('sha256').update(`${this.seed} ${this.drawn++}`).digest());
    }
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
  }
}
