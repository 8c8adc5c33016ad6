export * from './check-receipt.js';
export * from './journal-chain.js';
export * from './journal-head-claims.js';
export * from './line-fields.js';
export * from './line-hash.js';
export * from './read-report.js';
export * from './searched-log.js';
export { verifySeals } from './verify-seals.js';
