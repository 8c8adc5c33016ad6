import type { LogEntry } from '#ledger';

/** Entries that a statement may be a repetition of, found by id or by signing input: either is one. */
export class KnownEntries {
  readonly #byId = new Map<string, LogEntry>();
  readonly #byHash = new Map<string, LogEntry>();

  constructor(entries: readonly LogEntry[]) {
    for (const entry of entries) this.add(entry);
  }

  add(entry: LogEntry): void {
    this.#byId.set(entry.statementId, entry);
    this.#byHash.set(entry.signingInputHash.toString('hex'), entry);
  }

  find(statementId: string, signingInputHash: Buffer): LogEntry | undefined {
    return this.#byHash.get(signingInputHash.toString('hex')) ?? this.#byId.get(statementId);
  }
}
