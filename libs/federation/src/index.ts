export { FEDERATION_OPTIONS, type FederationOptions } from './federation-options.js';
export { FederationError, type FederationErrorCode } from './federation.errors.js';
export { FederationModule } from './federation.module.js';
export { replayMirrored } from './mirror/replay-mirrored.js';
export { PullJob } from './mirror/pull-job.service.js';
export { type PullReport, Puller } from './mirror/pull.service.js';
export { type Peer, peersOf } from './peer.js';
export { type PeerFacts, Peers, type PutAside } from './peers/peers.service.js';
export { PeerGate } from './serve/peer-gate.service.js';
