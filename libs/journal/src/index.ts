export { type Inquiry, openInquiry } from './inquiry.js';
export { JournalLine } from './journal-line.entity.js';
export { JournalRecord } from './journal-record.entity.js';
export { JournalError, type JournalErrorCode } from './journal.errors.js';
export type { JournalOptions } from './journal-options.js';
export { JournalModule } from './journal.module.js';
export {
  type Asker,
  type JournalAction,
  type JournalNote,
  JournalStore,
  type NodeAct,
  type OwnedRecord,
} from './journal.store.js';
export { RecordSighting, type SightingKind } from './record-sighting.entity.js';
export { JournalAnchor } from './seal/journal-anchor.service.js';
export { ExpiryJob } from './seal/expiry-job.service.js';
export { JournalBacklog } from './seal/journal-backlog.service.js';
export { JournalExpiry } from './seal/journal-expiry.service.js';
export { JournalSealer } from './seal/journal-sealer.service.js';
export { type SealedLine, sealedLines } from './seal/sealed-lines.js';
export { type LoggedHeadAt, loggedHeads } from './seal/logged-heads.js';
export { lineHashesBetween, linesAbout, loggedThrough } from './seal/lines-about.js';
