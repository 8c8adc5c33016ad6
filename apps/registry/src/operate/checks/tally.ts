/** How one check has come out. */
export interface Finding {
  readonly check: string;
  /** What was looked at, as in "12 entries have the leaf hash that stands beside them". */
  readonly what: string;
  readonly checked: number;
  readonly problems: number;
  /** The first thing that is wrong, named by position or id, never by content. */
  readonly first?: string;
}

/** Counts what one check looks at and what it finds. */
export class Tally {
  #checked = 0;
  #problems = 0;
  #first: string | undefined;

  constructor(
    private readonly check: string,
    private readonly what: string,
  ) {}

  /** @param problem what is wrong with the thing looked at; undefined when nothing is */
  look(problem: string | undefined): void {
    this.#checked += 1;
    if (problem !== undefined) this.wrong(problem);
  }

  /** For what is missing, and so cannot be looked at. */
  wrong(problem: string): void {
    this.#problems += 1;
    this.#first ??= problem;
  }

  finding(): Finding {
    const { check, what } = this;
    const first = this.#first === undefined ? {} : { first: this.#first };
    return { check, what, checked: this.#checked, problems: this.#problems, ...first };
  }
}
