import { AsyncLocalStorage } from 'node:async_hooks';
import type { Server } from 'node:http';

import type { DataSource } from 'typeorm';

/** Writes down the text of every statement that one request makes a node send to its database, without the values. */
export class SqlWork {
  private readonly request = new AsyncLocalStorage<string[]>();
  private newest: string[] = [];

  constructor(server: Server, source: DataSource) {
    this.attribute(server);
    const ignore = (): void => undefined;
    source.logger = {
      logQuery: (text: string): void => void this.request.getStore()?.push(text),
      logQueryError: ignore,
      logQuerySlow: ignore,
      logSchemaBuild: ignore,
      logMigration: ignore,
      log: ignore,
    };
  }

  /** What the newest request has sent so far. */
  ofNewest(): readonly string[] {
    return this.newest;
  }

  /** Other work of the node, such as a stream that still looks for changes, is not this request's. */
  private attribute(server: Server): void {
    const emit = server.emit.bind(server) as (event: string, ...rest: unknown[]) => boolean;
    server.emit = ((event: string, ...rest: unknown[]): boolean => {
      if (event !== 'request') return emit(event, ...rest);
      this.newest = [];
      return this.request.run(this.newest, () => emit(event, ...rest));
    }) as Server['emit'];
  }
}
