import { Injectable } from '@nestjs/common';

import { MailJob, NoticeJob, PullJob, RoundJob, WebhookJob } from '#federation';
import { JobQueue } from '#jobs';
import { ExpiryJob } from '#journal';
import { WatchJob } from '#precedents';

/** What a node does by itself in the background, through its queue. Another kind of work is one more line. */
@Injectable()
export class BackgroundWork {
  constructor(
    queue: JobQueue,
    pull: PullJob,
    notice: NoticeJob,
    round: RoundJob,
    expiry: ExpiryJob,
    watch: WatchJob,
    webhook: WebhookJob,
    mail: MailJob,
  ) {
    queue.define(pull);
    queue.define(notice);
    queue.define(round);
    queue.define(expiry);
    queue.define(watch);
    queue.define(webhook);
    queue.define(mail);
  }
}
