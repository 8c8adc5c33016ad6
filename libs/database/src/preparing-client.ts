import { Client, type ClientConfig } from 'pg';

import { RepeatedStatements } from './repeated-statements.js';
import { together } from './together.js';

/** By connection: the embedded database has one, and the pool makes client after client for it. */
const CONNECTIONS = new WeakMap<object, RepeatedStatements>();

interface SocketConnection {
  readonly stream: { cork?(): void; uncork?(): void };
}

function connectionOf(client: Client): SocketConnection {
  return (client as Client & { readonly connection: SocketConnection }).connection;
}

function statementsOf(client: Client): RepeatedStatements {
  const connection = connectionOf(client);
  const statements = CONNECTIONS.get(connection) ?? new RepeatedStatements();
  CONNECTIONS.set(connection, statements);
  return statements;
}

const ONE_QUERY = /^\s*(SELECT|WITH)\b[^;]*$/;
const BEGIN = 'START TRANSACTION';

function isOneQuery(statement: unknown): boolean {
  return typeof statement === 'string' && ONE_QUERY.test(statement);
}

type Send = (statement: unknown, values?: unknown, done?: unknown) => unknown;

/**
 * A connection whose repeated statements are prepared: PostgreSQL reads and plans them once instead of each time, which of
 * short statements under row-level security is most of the work. A plan holds for the role it was made under, and is made
 * anew under another (PostgreSQL, `plancache.c`); settings such as the reader's state are read when it runs.
 *
 * What is sent in one turn of the event loop goes in one packet, and the beginning of a transaction with its first statement.
 */
export class PreparingClient extends Client {
  readonly #ahead: Promise<unknown>[] = [];
  readonly #send: Send;
  #mustBegin = false;

  constructor(settings?: string | ClientConfig) {
    super(settings);
    const statements = statementsOf(this);
    const send = this.query.bind(this) as Send;
    this.#send = (statement, values, done) => {
      this.#holdPacket();
      // Without values it may be several statements in one text, which cannot be prepared.
      const isOne = (Array.isArray(values) && values.length > 0) || isOneQuery(statement);
      const name = typeof statement === 'string' && isOne ? statements.nameOf(statement) : undefined;
      return name === undefined
        ? send(statement, values, done)
        : send({ name, text: statement }, values, done);
    };
    const after: Send = (statement, values, done) => {
      if (statement === BEGIN && done === undefined) return this.#beginLater();
      this.#begin();
      const answer = this.#send(statement, values, done);
      const ahead = this.#ahead.splice(0);
      return ahead.length === 0 || done !== undefined ? answer : behind(ahead, answer);
    };
    this.query = after as typeof this.query;
  }

  /**
   * Sends a statement whose result nobody needs: it is not waited for. Whatever is sent after it runs after it, and fails
   * with it, for it ends the transaction when it fails.
   */
  sendAhead(text: string, values: readonly unknown[]): void {
    this.#begin();
    const sent = this.#send(text, values) as Promise<unknown>;
    // Whoever sends the next statement is told.
    sent.catch(() => undefined);
    this.#ahead.push(sent);
  }

  #beginLater(): Promise<object> {
    this.#mustBegin = true;
    return Promise.resolve({ rows: [], rowCount: null, command: 'START' });
  }

  #begin(): void {
    if (!this.#mustBegin) return;
    this.#mustBegin = false;
    this.sendAhead(BEGIN, []);
  }

  /** Until all that runs now has run. */
  #holdPacket(): void {
    const { stream } = connectionOf(this);
    if (!stream.cork || !stream.uncork) return;
    stream.cork();
    process.nextTick(() => stream.uncork?.());
  }
}

/** What a statement gives once those before it have succeeded; otherwise why they have not. */
async function behind(ahead: readonly Promise<unknown>[], answer: unknown): Promise<unknown> {
  return (await together([...ahead, answer])).at(-1);
}
