import type { LogEntry } from './log-entry.entity.js';

/** What the log is told about a new entry, by default of a state; everything else it works out. */
export type NewLogEntry = Pick<
  LogEntry,
  'statementId' | 'signingInputHash' | 'state' | 'issuer' | 'keyId' | 'entry' | 'loggedAt'
> &
  Partial<Pick<LogEntry, 'kind'>>;
