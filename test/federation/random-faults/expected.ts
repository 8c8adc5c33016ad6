import type { NodeName } from '../../support/three-nodes.js';
import { type Roll, type Said, mayHold } from '../../security/two-worlds/may-hold.js';
import { NAMES } from './three-processes.js';

const DAY_MS = 86_400_000;
/** Within this of the end of a lease either answer is right. */
const MARGIN_MS = 60_000;
const SHOWN = ['outcome', 'party', 'withdrawal'];
/** What a reader sees who is let in and may see nothing. */
export const NOTHING = 'nothing';
/** What a reader sees who is let in no more. */
export const REFUSED = 'refused';

/** An entry of a log that changes who may see what. */
type Entry = { readonly said: Said } | { readonly roll: Roll };

/** How much of another's log a node goes by: between two positions while a fault leaves it open which. */
interface Known {
  readonly from: number;
  readonly to: number;
  /** Until when it may show any of it. */
  readonly leaseFrom: number;
  readonly leaseTo: number;
}

const UNKNOWN: Known = { from: 0, to: 0, leaseFrom: 0, leaseTo: 0 };

/**
 * What each node has to answer, worked out from what was said and which pulls came through: for each log in its
 * order, without any clock but that of leases.
 */
export class Expected {
  readonly #logs: Record<NodeName, Entry[]>;
  readonly #known = new Map<string, Known>();
  readonly #rolls = new Map<NodeName, Roll>();
  readonly #held = new Map<string, Map<string, Set<string>>>();

  constructor(private readonly first: Roll) {
    this.#logs = { nl: [], fr: [], ca: [] };
  }

  said(home: NodeName, said: Said): void {
    this.#logs[home].push({ said });
  }

  /** The node goes by another root from here on, and says so in its log. */
  took(node: NodeName, roll: Roll): void {
    this.#logs[node].push({ roll });
    this.#rolls.set(node, roll);
  }

  rollAt(node: NodeName): Roll {
    return this.#rolls.get(node) ?? this.first;
  }

  isAhead(asked: NodeName, asking: NodeName): boolean {
    return this.#rolls.has(asked) && !this.#rolls.has(asking);
  }

  /** @param clocks of both, milliseconds since 1970 */
  pulled(node: NodeName, home: NodeName, clocks: readonly [number, number]): void {
    const { length } = this.#logs[home];
    const lease = Math.min(...clocks) + DAY_MS;
    this.#known.set(`${node} ${home}`, { from: length, to: length, leaseFrom: lease, leaseTo: lease });
  }

  /** A fault left it open how far the pull came. */
  mayHavePulled(node: NodeName, home: NodeName, clocks: readonly [number, number]): void {
    const { from, leaseFrom, leaseTo } = this.known(node, home);
    const lease = Math.min(...clocks) + DAY_MS;
    this.#known.set(`${node} ${home}`, {
      from,
      to: this.#logs[home].length,
      leaseFrom: Math.min(leaseFrom, lease),
      leaseTo: Math.max(leaseTo, lease),
    });
  }

  /** What a reader may be shown of a record: one thing, or several where a fault leaves that open. */
  sights(
    node: NodeName,
    state: string,
    [home, recordId]: readonly [NodeName, string],
    now: number,
  ): string[] {
    if (!this.rollAt(node).states.some(({ code }) => code === state)) return [REFUSED];
    if (home === node) return [this.sight(home, this.#logs[home].length, state, recordId)];
    const { from, to, leaseFrom, leaseTo } = this.known(node, home);
    const sights = new Set<string>();
    if (now <= leaseTo + MARGIN_MS)
      for (let size = from; size <= to; size += 1) sights.add(this.sight(home, size, state, recordId));
    if (now >= leaseFrom - MARGIN_MS) sights.add(NOTHING);
    return [...sights];
  }

  /**
   * Parts in a log that no state of a node may hold, or may hold any more, by statement: so far as the node knows.
   * @returns nothing while a fault leaves open how much it knows
   */
  forbidden(node: NodeName, home: NodeName, states: readonly string[]): [string, string][] {
    const { from, to } = home === node ? this.whole(home) : this.known(node, home);
    if (from !== to) return [];
    const held = states.map((state) => this.heldBy(home, to, state));
    return this.entries(home, this.#logs[home].length).flatMap(({ id, parts }) =>
      [...parts.keys()]
        .filter((part) => held.every((one) => !one.get(id)?.has(part)))
        .map((part): [string, string] => [id, part]),
    );
  }

  private whole(home: NodeName): Pick<Known, 'from' | 'to'> {
    const { length } = this.#logs[home];
    return { from: length, to: length };
  }

  private known(node: NodeName, home: NodeName): Known {
    return this.#known.get(`${node} ${home}`) ?? UNKNOWN;
  }

  private sight(home: NodeName, size: number, state: string, recordId: string): string {
    const held = this.heldBy(home, size, state);
    if (!held.has(recordId)) return NOTHING;
    const about = this.statements(home, size).filter(
      ({ id, parts }) => id === recordId || (parts.get('head') as { ref?: string }).ref === recordId,
    );
    const kinds = about.flatMap(({ id }) =>
      [...(held.get(id) ?? [])].map((part) => part.split(':')[0] ?? ''),
    );
    return ['head', ...SHOWN.filter((kind) => kinds.includes(kind))].join(' ');
  }

  private heldBy(home: NodeName, size: number, state: string): Map<string, Set<string>> {
    const key = `${home} ${size} ${state}`;
    const known = this.#held.get(key);
    if (known) return known;
    const rolls = this.#logs[home].slice(0, size).flatMap((entry) => ('roll' in entry ? [entry.roll] : []));
    const held = mayHold(this.statements(home, size), state, rolls.at(-1) ?? this.first, new Date());
    this.#held.set(key, held);
    return held;
  }

  private entries(home: NodeName, size: number): Said[] {
    return this.#logs[home].slice(0, size).flatMap((entry) => ('said' in entry ? [entry.said] : []));
  }

  /** The statements of the beginning of a log, without what was erased within it. */
  private statements(home: NodeName, size: number): Said[] {
    const all = this.entries(home, size);
    const erased = new Set(all.flatMap(erasedBy));
    return all.map((said) => ({
      ...said,
      parts: new Map([...said.parts].filter(([part]) => !erased.has(`${said.id} ${part}`))),
    }));
  }
}

function erasedBy({ parts }: Said): string[] {
  const { ref = '' } = parts.get('head') as { ref?: string };
  return [...parts]
    .filter(([name]) => name.startsWith('erasure'))
    .map(([, value]) => `${ref} ${(value as { part: string }).part}`);
}

/** The others. */
export function othersOf(node: NodeName): NodeName[] {
  return NAMES.filter((name) => name !== node);
}
