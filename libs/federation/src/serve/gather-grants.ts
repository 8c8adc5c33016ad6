import type { GrantedDigests, GrantedRow } from './granted-rows.store.js';

/** What of one statement is for states of one other node. */
export interface GatheredGrant {
  readonly index: number;
  readonly statement: string;
  /** The states that may see each disclosure, by its digest; in the order of the digests. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /** In the same order. */
  readonly disclosures: readonly string[];
}

/** The states that may see each disclosure of a statement at a place. */
export type GatheredParts = Pick<GatheredGrant, 'index' | 'parts'>;

/** The same for any number of statements, of which only that is known. */
export function gatherParts(visible: ReadonlyMap<string, readonly GrantedDigests[]>): GatheredParts[] {
  const byIndex = new Map<number, Map<string, string[]>>();
  for (const [state, seen] of [...visible].sort(([left], [right]) => (left < right ? -1 : 1))) {
    for (const { index, digests } of seen) {
      const parts = byIndex.get(index) ?? new Map<string, string[]>();
      byIndex.set(index, parts);
      for (const digest of digests.split(',')) {
        const states = parts.get(digest);
        if (states) states.push(state);
        else parts.set(digest, [state]);
      }
    }
  }
  return [...byIndex].map(([index, parts]) => ({ index, parts: Object.fromEntries(parts) }));
}

/** Puts together what several states may see, statement by statement, in the order of the log. */
export function gatherGrants(visible: ReadonlyMap<string, readonly GrantedRow[]>): GatheredGrant[] {
  const rows = [...visible].flatMap(([state, seen]) => seen.map((row) => ({ ...row, state })));
  // A digest has one text, whatever statement it stands in and whoever's eyes it was read with.
  const texts = new Map(
    rows.flatMap(({ digest, encoded }) => (encoded === null ? [] : [[digest, encoded] as const])),
  );
  const byStatement = Map.groupBy(rows, ({ index }) => index);
  return [...byStatement]
    .sort(([left], [right]) => left - right)
    .map(([index, seen]) => {
      const byDigest = [...Map.groupBy(seen, ({ digest }) => digest)].sort(([left], [right]) =>
        left < right ? -1 : 1,
      );
      return {
        index,
        statement: seen[0]?.statement ?? '',
        parts: Object.fromEntries(
          byDigest.map(([digest, ones]) => [digest, [...new Set(ones.map(({ state }) => state))].sort()]),
        ),
        disclosures: byDigest.flatMap(([digest]) => texts.get(digest) ?? []),
      };
    });
}
