export * from './degradations.js';
export { type PeerTimes, peerStep } from './peer-step.js';
export { rootStep } from './root-step.js';
