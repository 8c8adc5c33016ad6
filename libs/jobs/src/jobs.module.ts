import { type DynamicModule, Module } from '@nestjs/common';

import { JobQueue } from './job-queue.service.js';

/** Background work of the node. */
@Module({})
export class JobsModule {
  static register(): DynamicModule {
    return { module: JobsModule, providers: [JobQueue], exports: [JobQueue] };
  }
}
