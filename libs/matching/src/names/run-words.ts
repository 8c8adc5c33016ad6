/**
 * Cuts a run of letters of a script that is written without spaces at the words it knows. The longest word
 * counts; what lies between stays together.
 */
export class RunWords {
  private readonly byFirst = new Map<string, string[]>();

  constructor(words: Iterable<string>) {
    for (const word of new Set(words)) {
      const first = word.charAt(0);
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), word]);
    }
    for (const list of this.byFirst.values()) list.sort((left, right) => right.length - left.length);
  }

  cut(run: string): string[] {
    const parts: string[] = [];
    let start = 0;
    let place = 0;
    while (place < run.length) {
      const known = this.byFirst.get(run.charAt(place))?.find((word) => run.startsWith(word, place));
      if (known === undefined) {
        place += 1;
        continue;
      }
      if (place > start) parts.push(run.slice(start, place));
      parts.push(known);
      place += known.length;
      start = place;
    }
    if (start < run.length) parts.push(run.slice(start));
    return parts;
  }
}
