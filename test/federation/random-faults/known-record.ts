import type { SaidAudience } from '../../security/two-worlds/may-hold.js';
import type { NodeName } from '../../support/three-nodes.js';

/** A record of the run. */
export interface KnownRecord {
  readonly id: string;
  readonly home: NodeName;
  readonly state: string;
  /** The name that its party is asked for by. */
  readonly name: string;
  /** The parts that can be shared. */
  partNames: readonly string[];
  /** Whom the outcome was last shared with: a withdrawal names them all again, also those that are there no longer. */
  reach: SaidAudience;
  isWithdrawn: boolean;
  isErased: boolean;
}
