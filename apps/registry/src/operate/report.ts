const PROGRESS_EVERY_MS = 2000;

/** Where an operator's command says what it does and what it found. */
export interface Report {
  /** A line of the result. */
  line(text: string): void;
  /** How far a long work has come; most of these are not written. */
  progress(text: string): void;
  /** Something to know that is no result. */
  notice(text: string): void;
}

/** Results go to the output, everything else to where errors go. */
export function streamReport(out: (text: string) => void, err: (text: string) => void): Report {
  let last = Date.now();
  return {
    line: (text) => out(`${text}\n`),
    notice: (text) => err(`${text}\n`),
    progress: (text) => {
      if (Date.now() - last < PROGRESS_EVERY_MS) return;
      last = Date.now();
      err(`${text}\n`);
    },
  };
}

/** A count of things, as people write it. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
