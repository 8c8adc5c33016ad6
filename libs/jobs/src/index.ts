export type { Job } from './job.type.js';
export { type JobCount, JobQueue } from './job-queue.service.js';
export { JobsModule } from './jobs.module.js';
