import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';

import { LogPublisher } from '#ledger';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { Cosigning } from './cosigning.service.js';

/** Milliseconds that checkpoints are gathered for: of a run of them only the last is cosigned. */
const GATHER_MS = 500;
/** How long a start waits for what witnesses know of the log, at most. */
const START_MS = 5_000;

/** Asks the witnesses at the start, before anything can be taken in, and after each new checkpoint. */
@Injectable()
export class CosigningSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(CosigningSchedule.name);
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(
    private readonly cosigning: Cosigning,
    private readonly publisher: LogPublisher,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  /** A database that is older than what witnesses have seen is found out here: nothing is signed anew before. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.options.pullEveryMs === undefined) return;
    this.publisher.onSigned(() => this.later());
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, START_MS)));
    this.#running = this.once();
    await Promise.race([this.#running, patience]);
    clearTimeout(timer);
  }

  async onModuleDestroy(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  private later(): void {
    if (this.#isOver) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.once();
    }, GATHER_MS).unref();
  }

  private async once(): Promise<void> {
    try {
      await this.cosigning.ask();
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      this.#logger.error(`The witnesses were not asked (${name}). It is tried again.`);
    }
  }
}
