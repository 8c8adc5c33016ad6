import {
  type AnalysedName,
  type NameBand,
  analyseName,
  askedKeys,
  compareNames,
  recordedKeys,
} from '#matching';

const CANDIDATES = 50;

/** An entity that was found, by its place among those that were filed. */
export interface Found {
  readonly entity: number;
  readonly score: number;
}

/** Names filed under their keys in memory, found and ranked as the register does it in its database. */
export class NameIndex {
  private readonly names: { readonly entity: number; readonly analysed: AnalysedName }[] = [];
  private readonly postings = new Map<string, number[]>();
  private filed = 0;

  add(entity: number, name: string): void {
    const analysed = analyseName(name, 'organisation');
    const place = this.names.push({ entity, analysed }) - 1;
    for (const key of recordedKeys(analysed)) {
      const posting = this.postings.get(key);
      if (posting) posting.push(place);
      else this.postings.set(key, [place]);
      this.filed += 1;
    }
  }

  get keysPerName(): number {
    return this.filed / this.names.length;
  }

  /** The most alike names by their keys alone: each word of the question counts once. */
  candidates(asked: AnalysedName): number[] {
    const best = new Map<number, Map<number, number>>();
    for (const { key, weight, group } of askedKeys(asked)) {
      for (const place of this.postings.get(key) ?? []) {
        const groups = best.get(place) ?? new Map<number, number>();
        groups.set(group, Math.max(groups.get(group) ?? 0, weight));
        best.set(place, groups);
      }
    }
    const sums = [...best].map(([place, groups]) => ({
      place,
      sum: [...groups.values()].reduce((a, b) => a + b, 0),
    }));
    return sums
      .sort((left, right) => right.sum - left.sum)
      .slice(0, CANDIDATES)
      .map(({ place }) => place);
  }

  /** The band in which the most alike name is found. */
  bestBand(name: string): NameBand | undefined {
    const asked = analyseName(name, 'organisation');
    const matches = this.candidates(asked).flatMap((place) => {
      const recorded = this.names[place];
      return recorded ? (compareNames(asked, recorded.analysed) ?? []) : [];
    });
    return matches.sort((left, right) => right.score - left.score)[0]?.band;
  }

  /** Entities, most alike first; one that is not alike at all follows in the order of its keys. */
  find(name: string): Found[] {
    const asked = analyseName(name, 'organisation');
    const best = new Map<number, number>();
    for (const place of this.candidates(asked)) {
      const recorded = this.names[place];
      if (!recorded) continue;
      const score = compareNames(asked, recorded.analysed)?.score ?? 0;
      best.set(recorded.entity, Math.max(best.get(recorded.entity) ?? 0, score));
    }
    return [...best]
      .map(([entity, score]) => ({ entity, score }))
      .sort((left, right) => right.score - left.score);
  }
}
