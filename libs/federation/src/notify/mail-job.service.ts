import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Transporter, createTransport } from 'nodemailer';

import type { Job } from '#jobs';
import { MembershipDirectory } from '#membership';
import { NoticeOutbox } from '#precedents';

import { FEDERATION_OPTIONS, type FederationOptions } from '../federation-options.js';
import { FederationError } from '../federation.errors.js';
import { isHosted } from './is-hosted.js';
import type { MailOptions } from './mail-options.js';

const PATIENCE_MS = 10_000;
const ON_THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** Tells states' units by e-mail that there are notices, through the operator's relay; what is not taken is tried again. */
@Injectable()
export class MailJob implements Job {
  readonly name = 'mail';
  readonly atOnce = 1;
  readonly #logger = new Logger('Mail');

  constructor(
    private readonly outbox: NoticeOutbox,
    private readonly directory: MembershipDirectory,
    @Inject(FEDERATION_OPTIONS) private readonly options: FederationOptions,
  ) {}

  get everyMs(): number | undefined {
    return this.options.mail ? this.options.watchEveryMs : undefined;
  }

  due(): Promise<string[]> {
    return Promise.resolve([...(this.options.mail?.to.keys() ?? [])].filter((state) => this.mayHear(state)));
  }

  /**
   * One message for all that is new.
   * @throws FederationError MAIL_REFUSED
   */
  async run(state: string, signal?: AbortSignal): Promise<void> {
    const { mail } = this.options;
    const to = mail?.to.get(state);
    if (!mail || to === undefined || !this.mayHear(state)) return;
    let last: number | undefined;
    let isNew = false;
    for (;;) {
      const unsent = await this.outbox.unsent(state, 'by_mail', last);
      if (!unsent) break;
      last = unsent.last;
      isNew ||= unsent.marks.length > 0;
    }
    if (last === undefined || signal?.aborted) return;
    if (isNew) await this.send(mail, state, to);
    await this.outbox.wereSent(state, 'by_mail', last);
  }

  private mayHear(state: string): boolean {
    return isHosted(this.directory.current(), state, this.options);
  }

  private async send({ smtp, from, url }: MailOptions, state: string, to: string): Promise<void> {
    const relay = relayAt(smtp);
    try {
      await relay.sendMail({
        from,
        to,
        subject: `Notices for ${state}`,
        text: textFor(state, url),
      });
    } catch (cause) {
      const { code = 'no code' } = cause as { code?: string };
      this.#logger.warn(`The relay has not taken that there are notices for ${state}: ${code}.`);
      // What the relay says may repeat an address or a password.
      throw new FederationError('MAIL_REFUSED', 'The relay has not taken the message.', {
        advice: 'It is tried again by itself. Compare GROUNDS_SMTP_URL with what the relay expects.',
      });
    } finally {
      relay.close();
    }
  }
}

/** Never in the open but to a relay on this machine. */
function relayAt({ protocol, hostname, port, username, password }: URL): Transporter {
  const secure = protocol === 'smtps:';
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !ON_THIS_MACHINE.includes(hostname),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function textFor(state: string, url: string): string {
  return `There are new notices for officers of ${state} at ${url}.

Read them there, or with: grounds notices

This message holds nothing of any record, is not signed, and asks for nothing else.
`;
}
