import { Inject, Injectable } from '@nestjs/common';

import type { Job } from '#jobs';

import { JOURNAL_OPTIONS, type JournalOptions } from '../journal-options.js';
import { JournalExpiry } from './journal-expiry.service.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Looks for content whose time is over once a day: that reads the whole chain. */
@Injectable()
export class ExpiryJob implements Job {
  readonly name = 'journal-expiry';
  readonly atOnce = 1;

  constructor(
    private readonly expiry: JournalExpiry,
    @Inject(JOURNAL_OPTIONS) private readonly options: JournalOptions,
  ) {}

  get everyMs(): number | undefined {
    const { sealEveryMs, retentionDays } = this.options;
    return sealEveryMs === undefined || retentionDays === undefined ? undefined : DAY_MS;
  }

  due(): Promise<string[]> {
    return Promise.resolve(['journal']);
  }

  async run(): Promise<void> {
    await this.expiry.expireByRetention();
  }
}
