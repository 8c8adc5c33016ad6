import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { Heads } from '../forks/heads.service.js';
import { Cosigning } from '../witness/cosigning.service.js';
import { Puller } from './pull.service.js';

/** Pulls again and again: the next pull begins when the one before is done and the interval is over. */
@Injectable()
export class PullSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('PullSchedule');
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(
    private readonly puller: Puller,
    private readonly heads: Heads,
    private readonly cosigning: Cosigning,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  onApplicationBootstrap(): void {
    this.wait();
  }

  async onModuleDestroy(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  private wait(): void {
    const { pullEveryMs } = this.options;
    if (pullEveryMs === undefined || this.#isOver) return;
    this.#timer = setTimeout(() => {
      this.#running = this.once().finally(() => this.wait());
    }, pullEveryMs);
    this.#timer.unref();
  }

  private async once(): Promise<void> {
    try {
      for (const { origin, failure } of await this.puller.pullAll({ onlyDue: true })) {
        if (failure !== undefined)
          this.#logger.warn(`Nothing more was taken over from ${origin}: ${failure}.`);
      }
      await this.heads.say();
      await this.cosigning.ask();
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      this.#logger.error(`The other nodes were not asked (${name}). It is tried again.`);
    }
  }
}
