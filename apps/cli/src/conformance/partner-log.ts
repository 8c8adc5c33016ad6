import {
  EMPTY_FRONTIER,
  type Signer,
  appendLeaf,
  encodeBase64,
  encodeEntryBundle,
  leafHash,
  parseTilePath,
  rootOf,
  signCheckpoint,
} from '#ledger/core';
import type { LogPosition } from '#statement';

/** The log of the partner's node, as long as one bundle: all that a rehearsal needs. */
export class PartnerLog {
  readonly #entries: string[] = [];
  #frontier = EMPTY_FRONTIER;

  constructor(
    readonly origin: string,
    private readonly signer: Signer,
  ) {}

  get size(): number {
    return this.#entries.length;
  }

  get root(): Uint8Array {
    return rootOf(this.#frontier);
  }

  get position(): LogPosition {
    return { origin: this.origin, size: this.size, root: encodeBase64(this.root) };
  }

  /** @returns the place of the entry */
  add(entry: string): number {
    this.#entries.push(entry);
    this.#frontier = appendLeaf(this.#frontier, leafHash(Buffer.from(entry, 'latin1')));
    return this.#entries.length - 1;
  }

  checkpoint(): Promise<string> {
    return this.checkpointOf(this.size, this.root);
  }

  /** A checkpoint of whatever is wanted, signed by the log all the same: that is what a hostile log can do. */
  checkpointOf(size: number, root: Uint8Array): Promise<string> {
    return signCheckpoint({ origin: this.origin, size, root }, this.signer);
  }

  /**
   * What stands at a path below the log's (C2SP tlog-tiles); undefined where there is nothing.
   * @throws LedgerError TILE_PATH_INVALID
   */
  tile(path: string): Uint8Array | undefined {
    const { level, index, width } = parseTilePath(path);
    if (index > 0 || width > this.size) return undefined;
    const entries = this.#entries.slice(0, width).map((entry) => Buffer.from(entry, 'latin1'));
    if (level === 'entries') return encodeEntryBundle(entries);
    return level === 0 ? Buffer.concat(entries.map(leafHash)) : undefined;
  }
}
