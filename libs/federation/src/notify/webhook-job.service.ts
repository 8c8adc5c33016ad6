import { Inject, Injectable, Logger } from '@nestjs/common';

import type { Job } from '#jobs';
import { isRegisterError } from '#kernel';
import { MembershipDirectory } from '#membership';
import { NoticeOutbox } from '#precedents';

import { FEDERATION_OPTIONS, type FederationOptions, newId, nodeSigner } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import { PeerAddresses } from '../mirror/peer-address.js';
import { sendRequest } from '../mirror/send-request.js';
import { isHosted } from './is-hosted.js';
import { signNotices } from './notice-token.js';

const LIMITS = { headBytes: 16_384, silentMs: 10_000 };

/**
 * Tells the systems of states, at the addresses that the operator has set, that there are notices. What is not taken is tried
 * again, later and later, by the queue.
 */
@Injectable()
export class WebhookJob implements Job {
  readonly name = 'webhook';
  readonly atOnce = 4;
  readonly #logger = new Logger('Webhook');
  readonly #addresses: PeerAddresses;

  constructor(
    private readonly outbox: NoticeOutbox,
    private readonly directory: MembershipDirectory,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {
    this.#addresses = new PeerAddresses(options.peerNetworks);
  }

  get everyMs(): number | undefined {
    return this.options.webhooks?.size ? this.options.watchEveryMs : undefined;
  }

  due(): Promise<string[]> {
    return Promise.resolve([...(this.options.webhooks?.keys() ?? [])].filter((state) => this.mayHear(state)));
  }

  /** @throws FederationError PEER_ADDRESS, PEER_NO_KEY, PEER_UNREACHABLE, WEBHOOK_REFUSED */
  async run(state: string, signal?: AbortSignal): Promise<void> {
    const address = this.options.webhooks?.get(state);
    while (address && this.mayHear(state) && !signal?.aborted) {
      const unsent = await this.outbox.unsent(state, 'by_webhook');
      if (!unsent) return;
      if (unsent.marks.length > 0) await this.send(state, address, unsent.marks, unsent.last, signal);
      await this.outbox.wereSent(state, 'by_webhook', unsent.last);
    }
  }

  private mayHear(state: string): boolean {
    return isHosted(this.directory.current(), state, this.options);
  }

  private async send(
    state: string,
    address: URL,
    notices: Parameters<typeof signNotices>[1]['notices'],
    last: number,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { origin, clock } = this.options;
    const said = { origin, state, now: clock.now(), id: newId(this.options), last, notices };
    const body = await signNotices(nodeSigner(this.options), said);
    const late = AbortSignal.timeout(LIMITS.silentMs);
    const outgoing = {
      address,
      method: 'POST',
      headers: { 'content-type': 'application/jwt', 'accept-encoding': 'identity' },
      body,
      signal: signal ? AbortSignal.any([signal, late]) : late,
    };
    try {
      const answer = await sendRequest(outgoing, this.#addresses, LIMITS);
      // What it says beside its status is of no use here.
      answer.destroy();
      const { statusCode = 0 } = answer;
      if (statusCode < 200 || statusCode > 299) throw refused(statusCode);
    } catch (error) {
      const code = isRegisterError(error) ? error.code : 'no code';
      this.#logger.warn(`The system of ${state} has not taken that there are notices: ${code}.`);
      throw error;
    }
  }
}

function refused(status: number): FederationError {
  return new FederationError('WEBHOOK_REFUSED', `The state's own system answers with status ${status}.`, {
    advice: 'It is told again by itself. Ask whoever runs it; the address stands in GROUNDS_WEBHOOKS.',
  });
}
