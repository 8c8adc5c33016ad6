import type { Chance } from '../../security/two-worlds/chance.js';
import type { Acknowledged } from '../../crash/register-client.js';
import type { NodeName } from '../../support/three-nodes.js';
import { Expected } from './expected.js';
import type { FaultyNode } from './faulty-node.js';
import type { Secrets } from './held-values.js';
import type { KnownRecord } from './known-record.js';
import { Officers } from './officers.js';
import type { Saying } from './say.js';
import { NAMES, type ThreeProcesses } from './three-processes.js';

/** What a run has done and looked at. */
export interface Counts {
  /** Answers of a node about one record that were compared with what they have to be. */
  answers: number;
  /** Parts that must not be held and were looked for in the rows of a node. */
  sought: number;
  /** Parts that may be held and were found there: the search finds what there is. */
  found: number;
  /** Parts that a node held before, and of which nothing is there any more. */
  gone: number;
  pulls: number;
  kills: number;
}

/** Everything that the steps of one run share. */
export class RunState {
  readonly officers = new Officers();
  readonly expected: Expected;
  readonly records: KnownRecord[] = [];
  /** By statement and part. */
  readonly secrets = new Map<string, Secrets>();
  /** Receipts of each node. */
  readonly acknowledged: Record<NodeName, Acknowledged[]> = { nl: [], fr: [], ca: [] };
  readonly up = new Set<NodeName>(NAMES);
  readonly killed = new Set<NodeName>();
  /** What was found in the rows of each node: statement and part. */
  readonly held: Record<NodeName, Set<string>> = { nl: new Set(), fr: new Set(), ca: new Set() };
  /** Nodes that are on their way back. */
  readonly starting = new Map<NodeName, Promise<void>>();
  /** Statements without a receipt, which their authors submit again. */
  readonly unanswered = new Map<NodeName, Saying>();
  readonly counts: Counts = { answers: 0, sought: 0, found: 0, gone: 0, pulls: 0, kills: 0 };
  readonly wrong: string[] = [];
  /** Where the run is, for whoever has to repeat it. */
  step = 'the start';

  constructor(
    readonly register: ThreeProcesses,
    readonly chance: Chance,
  ) {
    this.expected = new Expected(register.firstRoot);
  }

  node(name: NodeName): FaultyNode {
    return this.register.at(name);
  }

  now(name: NodeName): number {
    return this.node(name).clock.now().getTime();
  }

  find(what: string): void {
    this.wrong.push(`${this.step}: ${what}`);
  }

  isMember(name: NodeName, state: string): boolean {
    return this.expected.rollAt(name).states.some(({ code }) => code === state);
  }
}
