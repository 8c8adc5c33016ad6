import type { Clock } from '#kernel';

const CALLS_PER_MILLISECOND = 8;

/** Goes on with each look at it and not by itself: tokens last for the whole run, however slow the machine. */
export class TickingClock implements Clock {
  private looks = 0;

  constructor(private readonly begin: number) {}

  now(): Date {
    return new Date(this.begin + Math.floor(this.looks++ / CALLS_PER_MILLISECOND));
  }
}
