import type { Transactions } from '#database';
import { LogEntry } from '#ledger';

import { type DemonstrationEvent, type DemonstrationStatement, isCase } from './demonstration-statements.js';
import type { SeededNames } from './event-form.js';
import { partTitle } from './part-title.js';

interface PartRow {
  readonly part: string;
  readonly content: Parameters<typeof partTitle>[1];
}

const PARTS = 'SELECT part, content FROM record_part WHERE record_id = $1 ORDER BY arrival';

/** Which statements of the demonstration are in the log, and what they are called there. */
export class SeededLog {
  readonly #ids = new Map<string, string>();

  private constructor(
    private readonly transactions: Transactions,
    private missing: readonly DemonstrationStatement[],
    seeded: readonly (readonly [DemonstrationStatement, LogEntry])[],
  ) {
    for (const [{ id }, entry] of seeded) this.#ids.set(id, entry.statementId);
  }

  /** Nothing is missing from a log that holds what others signed where the demonstration would go on. */
  static async read(
    transactions: Transactions,
    statements: readonly DemonstrationStatement[],
  ): Promise<SeededLog> {
    const entries = await transactions.run({ role: 'intake' }, (manager) =>
      manager.find(LogEntry, {
        where: { kind: 'statement' },
        order: { logIndex: 'ASC' },
        take: statements.length,
      }),
    );
    const seeded = entries.flatMap((entry, at) => {
      const statement = statements[at];
      return statement?.signedBy === entry.state ? [[statement, entry] as const] : [];
    });
    const missing = seeded.length === entries.length ? statements.slice(entries.length) : [];
    return new SeededLog(transactions, missing, seeded);
  }

  /** The next that are missing, as many as speak only of what is in the log already. */
  sayable(): readonly DemonstrationStatement[] {
    const end = this.missing.findIndex(
      (one) => !isCase(one) && !this.#namesOf(one).every((name) => this.#ids.has(name)),
    );
    return end === -1 ? this.missing : this.missing.slice(0, end);
  }

  /** The first that was missing is in the log now. */
  add(statementId: string): void {
    const [first, ...rest] = this.missing;
    if (!first) throw new Error('The demonstration has said everything already.');
    this.#ids.set(first.id, statementId);
    this.missing = rest;
  }

  async namesFor(event: DemonstrationEvent): Promise<SeededNames> {
    const rows = await this.transactions.run({ role: 'intake' }, (manager) =>
      manager.query<PartRow[]>(PARTS, [this.#idOf(event.case)]),
    );
    const names = new Map(rows.map(({ part, content }) => [partTitle(part, content), part]));
    // A statement about a statement names the parts of that one, which have no handles.
    return { idOf: (name) => this.#idOf(name), partOf: (title) => names.get(title) ?? title };
  }

  #namesOf({ case: subject, toCase }: DemonstrationEvent): string[] {
    return toCase === undefined ? [subject] : [subject, toCase];
  }

  #idOf(name: string): string {
    const id = this.#ids.get(name);
    if (id === undefined) throw new Error(`The demonstration speaks of ${name} before it has said it.`);
    return id;
  }
}
