export * from './check-receipt.js';
export * from './journal-chain.js';
export * from './journal-head-claims.js';
export * from './line-fields.js';
export * from './line-hash.js';
export { openLineFor } from './open-line.js';
export { OPENED_MAX, type OpenedLine, type ReadReport, SPAN_MAX, parseReadReport } from './read-report.js';
export { type ReportedRead, verifyReadReport } from './verify-read-report.js';
export { verifySeals } from './verify-seals.js';
