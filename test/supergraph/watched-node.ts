import { OwnerSql } from '../security/two-worlds/owner-sql.js';
import { SqlWork } from '../security/two-worlds/sql-work.js';
import type { TestNode } from '../support/start-node.js';

/** What one question made of a node. */
export interface Work {
  /** GraphQL requests that came. */
  readonly requests: number;
  /** Texts of the SQL statements of the newest of them. */
  readonly statements: readonly string[];
}

/** Counts what a node is asked, and what it asks of its database for that. */
export class WatchedNode {
  readonly #sql: SqlWork;
  #requests = 0;

  constructor({ app }: TestNode) {
    const server = app.getHttpServer();
    this.#sql = new SqlWork(server, new OwnerSql({ app }).source);
    server.on('request', ({ url }: { url?: string }) => {
      if (url === '/graphql') this.#requests += 1;
    });
  }

  async during(question: () => Promise<unknown>): Promise<Work> {
    this.#requests = 0;
    await question();
    return { requests: this.#requests, statements: [...this.#sql.ofNewest()] };
  }
}
