export * from './envelope.js';
export * from './grant.js';
export * from './lease.js';
export * from './node-assertion.js';
export * from './told-outcomes.js';
