import { EMPTY_FRONTIER, type StoredNode, appendLeaves, equalBytes, leafHash, rootOf } from '#ledger/core';

import type { LogRow } from './log-row.type.js';
import { type Finding, Tally } from './tally.js';

interface HeadRow {
  readonly size: number;
  readonly rootHash: Buffer;
  readonly frontier: Buffer;
}

interface NodeRow {
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

/** Holds hashes, order and completeness of the log against its entries, one entry after the other. */
export class TreeCheck {
  readonly #leaves = new Tally('leaf hashes', 'entries have the leaf hash that stands beside them');
  readonly #roots = new Tally('tree', 'entries follow one another under the roots that stand beside them');
  readonly #nodes: StoredNode[] = [];
  #frontier = EMPTY_FRONTIER;
  #next = 0;

  look(row: LogRow): void {
    const { logIndex } = row;
    for (; this.#next < logIndex; this.#next += 1) this.#roots.wrong(`entry ${this.#next} is missing`);
    this.#next = logIndex + 1;
    const leaf = leafHash(Buffer.from(row.entry, 'ascii'));
    this.#leaves.look(equalBytes(leaf, row.leafHash) ? undefined : `entry ${logIndex}`);
    this.#roots.look(this.grow(row, leaf) ? undefined : `entry ${logIndex}`);
  }

  /** Goes on with the leaf that leads to the stored root, so that one damaged hash is one problem. */
  private grow(row: LogRow, leaf: Uint8Array): boolean {
    const grown = [row.leafHash, leaf].map((hash) => appendLeaves(this.#frontier, [hash]));
    const right = grown.find(({ frontier }) => equalBytes(rootOf(frontier), row.rootHash));
    const chosen = right ?? grown[0];
    if (chosen) this.#frontier = chosen.frontier;
    this.#nodes.push(...(chosen?.nodes ?? []));
    return right !== undefined;
  }

  finish(head: HeadRow | undefined, nodes: readonly NodeRow[]): Finding[] {
    return [this.#leaves.finding(), this.treeFinding(head), this.nodeFinding(nodes)];
  }

  private treeFinding(head: HeadRow | undefined): Finding {
    const { size, peaks } = this.#frontier;
    if (head === undefined) this.#roots.wrong('the log has no head');
    else if (head.size !== this.#next) this.#roots.wrong(`the head counts ${head.size} entries`);
    else if (size === head.size && !equalBytes(head.rootHash, rootOf(this.#frontier)))
      this.#roots.wrong('the head has another root');
    else if (size === head.size && !equalBytes(head.frontier, Buffer.concat(peaks)))
      this.#roots.wrong('the head has another frontier');
    return this.#roots.finding();
  }

  private nodeFinding(held: readonly NodeRow[]): Finding {
    const tally = new Tally('stored hashes', 'hashes of subtrees are those of their entries');
    const stored = new Map(held.map((node) => [placeOf(node), node.hash]));
    for (const node of this.#nodes) {
      const place = placeOf(node);
      const hash = stored.get(place);
      stored.delete(place);
      tally.look(hash && equalBytes(hash, node.hash) ? undefined : place);
    }
    for (const place of stored.keys()) tally.look(`${place} is of no entries`);
    return tally.finding();
  }
}

function placeOf({ level, index }: Pick<NodeRow, 'level' | 'index'>): string {
  return `level ${level}, number ${index}`;
}
