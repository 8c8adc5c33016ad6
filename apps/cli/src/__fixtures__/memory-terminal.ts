import type { Terminal } from '../terminal.js';

/** A terminal that keeps what was written to it. */
export class MemoryTerminal implements Terminal {
  output = '';
  errors = '';

  constructor(
    readonly env: Readonly<Record<string, string | undefined>> = {},
    readonly columns: number | undefined = undefined,
  ) {}

  get interactive(): boolean {
    return this.columns !== undefined;
  }

  out(text: string): void {
    this.output += text;
  }

  err(text: string): void {
    this.errors += text;
  }
}
