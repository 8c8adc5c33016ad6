export {
  type AnswersElsewhere,
  type AskElsewhere,
  OwnersElsewhere,
  type QuestionElsewhere,
} from './check/owners-elsewhere.js';
export { QuestionsOfOthers } from './check/questions-of-others.service.js';
export * from './precedents.errors.js';
export { PrecedentsModule, type PrecedentsSettings } from './precedents.module.js';
export { type NoticeMark, NoticeOutbox } from './watch/notice-outbox.service.js';
export { WatchJob } from './watch/watch-job.service.js';
