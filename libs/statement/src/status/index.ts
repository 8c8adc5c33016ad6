export type { DatedEvent } from './dated-event.type.js';
export * from './first-impossible.js';
export * from './in-order.js';
export { type Phase, phaseAfter, TRANSITIONS } from './phase.js';
export * from './status-of.js';
export * from './unclear-order.js';
