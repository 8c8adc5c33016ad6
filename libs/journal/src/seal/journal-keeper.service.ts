import { Inject, Injectable, Logger, OnModuleDestroy, OnModuleInit } from '@nestjs/common';

import { JOURNAL_OPTIONS, type JournalOptions } from '../journal-options.js';
import { JournalAnchor } from './journal-anchor.service.js';
import { JournalSealer } from './journal-sealer.service.js';

/** Does every few seconds what keeps the journal in order. Nothing that is true rests on when it does. */
@Injectable()
export class JournalKeeper implements OnModuleInit, OnModuleDestroy {
  readonly #logger = new Logger(JournalKeeper.name);
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly sealer: JournalSealer,
    private readonly anchor: JournalAnchor,
    @Inject(JOURNAL_OPTIONS) private readonly options: JournalOptions,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.sealer.create();
    const { sealEveryMs } = this.options;
    if (sealEveryMs === undefined) return;
    this.#timer = setInterval(() => void this.keep(), sealEveryMs).unref();
  }

  /** The database closes after this. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#timer) await this.keep();
  }

  /** One round at a time; a call that comes meanwhile waits for the round at work. */
  private keep(): Promise<void> {
    this.#running ??= this.round().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** The head of a day before its next line: yesterday's chain ends with yesterday. */
  private async round(): Promise<void> {
    try {
      await this.anchor.logHead();
      await this.sealer.seal();
    } catch (error) {
      const { name, code = 'no code' } = error as Error & { code?: string };
      this.#logger.error(`The journal was not sealed (${name}, ${code}). The next round goes on from there.`);
    }
  }
}
