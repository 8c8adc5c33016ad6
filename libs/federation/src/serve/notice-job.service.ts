import { Inject, Injectable } from '@nestjs/common';

import type { Job } from '#jobs';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { GrantDesk } from './grant-desk.service.js';

/** Works out what has changed for the other nodes, so that owners see at once which of them have to take something back. */
@Injectable()
export class NoticeJob implements Job {
  readonly name = 'notice';
  readonly atOnce = 1;

  constructor(
    private readonly desk: GrantDesk,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  get everyMs(): number | undefined {
    return this.options.pullEveryMs;
  }

  due(): Promise<string[]> {
    return Promise.resolve(['grants']);
  }

  run(): Promise<void> {
    return this.desk.noticeAll();
  }
}
