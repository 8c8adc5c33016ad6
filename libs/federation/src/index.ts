export { FEDERATION_OPTIONS, type FederationOptions } from './federation-options.js';
export { FederationError, type FederationErrorCode } from './federation.errors.js';
export { FederationModule } from './federation.module.js';
export { Heads } from './forks/heads.service.js';
export { replayMirrored } from './mirror/replay-mirrored.js';
export { type PullReport, Puller } from './mirror/pull.service.js';
export { type Peer, peersOf } from './peer.js';
export { PeerGate } from './serve/peer-gate.service.js';
export { Cosigning } from './witness/cosigning.service.js';
