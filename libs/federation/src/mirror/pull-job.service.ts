import { Inject, Injectable, Logger } from '@nestjs/common';

import type { Job } from '#jobs';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { Puller } from './pull.service.js';

/**
 * Asks each other node again and again. When one that failed is due again is kept with its mirror and not with the job: so it
 * shows, and a node that is asked by hand in between is not left in peace any longer.
 */
@Injectable()
export class PullJob implements Job {
  readonly name = 'pull';
  /** A node that answers slowly keeps no other waiting. */
  readonly atOnce = 4;
  readonly #logger = new Logger('Pull');

  constructor(
    private readonly puller: Puller,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  get everyMs(): number | undefined {
    return this.options.pullEveryMs;
  }

  async due(): Promise<string[]> {
    return (await this.puller.due()).map(({ origin }) => origin);
  }

  async run(origin: string, signal: AbortSignal): Promise<void> {
    const peer = (await this.puller.due()).find((one) => one.origin === origin);
    // It has left the root since, or was asked by hand and failed.
    if (!peer || signal.aborted) return;
    const { failure, untold } = await this.puller.pull(peer, signal);
    if (untold !== undefined) this.#logger.warn(`What is owed to ${origin} was not told: ${untold}.`);
    if (failure !== undefined) this.#logger.warn(`Nothing more was taken over from ${origin}: ${failure}.`);
  }
}
