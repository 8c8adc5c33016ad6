export * from './bundle-line.type.js';
export { BundleWriter } from './bundle-writer.js';
export { type NumberedLine, readBundle } from './read-bundle.js';
export type { RunningHash } from './running-hash.js';
export * from './verify/audit-report.type.js';
export type { AuditTrust, LogAuthority } from './verify/audit-trust.type.js';
export { type BundleAudit, verifyBundle } from './verify/verify-bundle.js';
export type { VerifiedEntry } from './verify/entries-audit.js';
