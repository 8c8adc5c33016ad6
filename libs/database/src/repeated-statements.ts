/** A statement that comes this often on one connection is kept prepared there. */
const OFTEN = 3;
/** Statements kept on one connection; each holds its plan in the memory of the server process behind it. */
const KEPT = 250;
/** Different texts that are counted before the count begins again; some are made anew for each number of values. */
const COUNTED = 2000;

/** Chooses the statements of one connection that are worth keeping prepared, and names them. */
export class RepeatedStatements {
  private readonly names = new Map<string, string>();
  private readonly times = new Map<string, number>();

  /** The name of a statement that is kept; undefined while it has not come often, or no more can be kept. */
  nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= KEPT) return known;
    const times = (this.times.get(text) ?? 0) + 1;
    if (times < OFTEN) {
      if (this.times.size >= COUNTED) this.times.clear();
      this.times.set(text, times);
      return undefined;
    }
    this.times.delete(text);
    const name = `repeated_${this.names.size + 1}`;
    this.names.set(text, name);
    return name;
  }
}
