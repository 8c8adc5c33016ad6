import { Injectable } from '@nestjs/common';

import { isRegisterError } from '#kernel';

import type { Peer } from '../peer.js';
import { ReadReporter } from '../reads/read-reporter.service.js';
import { OutcomeTeller, type Reached } from './outcome-teller.service.js';
import type { PeerClient } from './peer-client.js';

/** What goes back to the owner's node after a pull; that it could not be told is no failure of the pull. */
@Injectable()
export class OwnerAnswer {
  constructor(
    private readonly outcomes: OutcomeTeller,
    private readonly reads: ReadReporter,
  ) {}

  /** @returns why something could not be told, as an error code */
  async give(client: PeerClient, peer: Peer, reached: Reached): Promise<string | undefined> {
    try {
      await this.outcomes.tell(client, peer, reached);
      await this.reads.report(client, peer);
      return undefined;
    } catch (error) {
      if (isRegisterError(error)) return error.code;
      throw error;
    }
  }
}
