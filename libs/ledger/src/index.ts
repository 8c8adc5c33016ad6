export * from './ledger.errors.js';
export { LedgerModule } from './ledger.module.js';
export * from './ledger.store.js';
export { LogEntry } from './log-entry.entity.js';
export { LogHead } from './log-head.entity.js';
