import type { Terminal } from '../terminal.js';

const QUIET_MS = 2_000;

/** Tells a waiting person now and then how far long work has come. */
export class Progress {
  #told = Date.now();

  constructor(
    private readonly terminal: Terminal,
    private readonly what: string,
  ) {}

  at(count: number): void {
    if (Date.now() - this.#told < QUIET_MS) return;
    this.#told = Date.now();
    this.terminal.err(`${count.toLocaleString('en')} ${this.what}\n`);
  }
}
