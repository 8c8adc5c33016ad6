import { Inject, Injectable } from '@nestjs/common';

import type { Job } from '#jobs';
import type { Clock } from '#kernel';
import { MembershipDirectory } from '#membership';

import { CHECK_ORIGIN } from '../check/check-receipts.service.js';
import { PRECEDENTS_CLOCK } from '../precedents-clock.js';
import { StatusRounds } from './status-rounds.service.js';
import { WatchRounds } from './watch-rounds.service.js';

/** How often watches are asked; undefined: only when somebody calls for it. */
export const WATCH_EVERY_MS = Symbol('watch every ms');

/**
 * Asks the watches of each state that the node hosts. When it does so depends on the clock alone: how soon a notice comes
 * tells nothing of what others say and read here.
 */
@Injectable()
export class WatchJob implements Job {
  readonly name = 'watch';
  readonly atOnce = 1;

  constructor(
    private readonly watches: WatchRounds,
    private readonly statuses: StatusRounds,
    private readonly directory: MembershipDirectory,
    @Inject(WATCH_EVERY_MS) readonly everyMs: number | undefined,
    @Inject(CHECK_ORIGIN) private readonly origin: string,
    @Inject(PRECEDENTS_CLOCK) private readonly clock: Clock,
  ) {}

  due(): Promise<string[]> {
    const membership = this.directory.current();
    const now = this.clock.now();
    const states = membership.memberStates().filter((state) => membership.isMember(state, now));
    return Promise.resolve(states.filter((state) => membership.homeLog(state) === this.origin));
  }

  /** First what has ended or fallen: that concerns decisions which officers rely on. */
  async run(state: string, signal?: AbortSignal): Promise<void> {
    await this.statuses.tellAll(state, signal);
    await this.watches.judgeAll(state, signal);
  }
}
