export * from './precedents.errors.js';
export { PrecedentsModule, type PrecedentsSettings } from './precedents.module.js';
