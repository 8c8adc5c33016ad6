export { type Inquiry, openInquiry } from './inquiry.js';
export { JournalLine } from './journal-line.entity.js';
export { JournalRecord } from './journal-record.entity.js';
export * from './journal.errors.js';
export { JournalModule } from './journal.module.js';
export { type JournalAction, type JournalNote, JournalStore, type OwnedRecord } from './journal.store.js';
export { RecordSighting, type SightingKind } from './record-sighting.entity.js';
