import { Client, type ClientConfig } from 'pg';

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

/** By connection: the embedded database has one, and the pool makes client after client for it. */
const CONNECTIONS = new WeakMap<object, RepeatedStatements>();

function statementsOf(client: Client): RepeatedStatements {
  const { connection } = client as Client & { readonly connection: object };
  const statements = CONNECTIONS.get(connection) ?? new RepeatedStatements();
  CONNECTIONS.set(connection, statements);
  return statements;
}

const ONE_QUERY = /^\s*(SELECT|WITH)\b[^;]*$/;

function isOneQuery(statement: unknown): boolean {
  return typeof statement === 'string' && ONE_QUERY.test(statement);
}

type Send = (statement: unknown, values?: unknown, done?: unknown) => unknown;

/**
 * A connection whose repeated statements are prepared: PostgreSQL reads and plans them once instead of each time, which of
 * short statements under row-level security is most of the work. A plan holds for the role it was made under, and is made
 * anew under another (PostgreSQL, `plancache.c`); settings such as the reader's state are read when it runs.
 */
export class PreparingClient extends Client {
  constructor(settings?: string | ClientConfig) {
    super(settings);
    const statements = statementsOf(this);
    const send = this.query.bind(this) as Send;
    const prepared: Send = (statement, values, done) => {
      // Without values it may be several statements in one text, which cannot be prepared.
      const isOne = (Array.isArray(values) && values.length > 0) || isOneQuery(statement);
      const name = typeof statement === 'string' && isOne ? statements.nameOf(statement) : undefined;
      return name === undefined
        ? send(statement, values, done)
        : send({ name, text: statement }, values, done);
    };
    this.query = prepared as typeof this.query;
  }
}
