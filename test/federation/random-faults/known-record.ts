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
  isWithdrawn: boolean;
  isErased: boolean;
}
