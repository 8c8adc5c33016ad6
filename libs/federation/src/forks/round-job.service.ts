import { Inject, Injectable } from '@nestjs/common';

import type { Job } from '#jobs';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { Cosigning } from '../witness/cosigning.service.js';
import { ForkRound } from './fork-round.service.js';
import { Heads } from './heads.service.js';

/** What is done about all other logs together: compare what was told of them, say once a day what is held, ask witnesses again. */
@Injectable()
export class RoundJob implements Job {
  readonly name = 'round';
  readonly atOnce = 1;

  constructor(
    private readonly forks: ForkRound,
    private readonly heads: Heads,
    private readonly cosigning: Cosigning,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  get everyMs(): number | undefined {
    return this.options.pullEveryMs;
  }

  due(): Promise<string[]> {
    return Promise.resolve(['logs']);
  }

  async run(): Promise<void> {
    await this.forks.settle();
    await this.heads.say();
    await this.cosigning.ask();
  }
}
