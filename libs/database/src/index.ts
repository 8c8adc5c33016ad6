export * from './database-role.js';
export * from './database.errors.js';
export * from './database.module.js';
export { dumpEmptyDatabase } from './embedded-database.js';
export * from './list-text.js';
export * from './open-as-owner.js';
export * from './open-database.js';
export { isOutage } from './outage.js';
export * from './transactions.js';
