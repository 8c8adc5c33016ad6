import type { StatementKey } from '#statement';

import { parseRootDigest } from './root-digest.js';
import type { RootHistory } from './root-history.js';

/**
 * Where a log names the roots that its node goes by. Up to the root that revokes a key, what the key signed stands; behind
 * it nothing does, whatever date it bears. While no log is told of the revocation, nothing is known to stand before it.
 */
export class RootPlaces {
  /** Version and place of each root named, in the order of the log. */
  readonly #named: { readonly version: number; readonly index: number }[] = [];

  constructor(private readonly history: Pick<RootHistory, 'holds' | 'revokedIn'>) {}

  /**
   * Takes an entry that names a root.
   * @returns false when this history has no such root
   */
  add(index: number, entry: string): boolean {
    const root = parseRootDigest(entry);
    if (root === undefined || !this.history.holds(root.digest)) return false;
    this.#named.push({ version: root.version, index });
    return true;
  }

  /** For whoever goes through the whole log in its order: the newest root that its node has said to go by. */
  get newest(): number | undefined {
    return this.#named.reduce<number | undefined>(
      (newest, { version }) => (newest === undefined || version > newest ? version : newest),
      undefined,
    );
  }

  /** Whether an entry at this place stands before the revocation of a key. */
  precedes(index: number, { kid }: Pick<StatementKey, 'kid'>): boolean {
    const place = this.place(kid);
    return this.history.revokedIn(kid) === undefined || (place !== undefined && index < place);
  }

  /** For whoever goes through the whole log in its order: whether the revocation of a key lies behind by now. */
  hasNamed({ kid }: Pick<StatementKey, 'kid'>): boolean {
    return this.place(kid) !== undefined;
  }

  private place(kid: string): number | undefined {
    const version = this.history.revokedIn(kid);
    if (version === undefined) return undefined;
    return this.#named.find((root) => root.version >= version)?.index;
  }
}
