import { Injectable } from '@nestjs/common';

import { PullJob } from '#federation';
import { JobQueue } from '#jobs';
import { ExpiryJob } from '#journal';

/** What a node does by itself in the background, through its queue. Another kind of work is one more line. */
@Injectable()
export class BackgroundWork {
  constructor(queue: JobQueue, pull: PullJob, expiry: ExpiryJob) {
    queue.define(pull);
    queue.define(expiry);
  }
}
