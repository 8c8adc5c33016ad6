export * from './audit.errors.js';
export { AuditModule } from './audit.module.js';
