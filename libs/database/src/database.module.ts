import { DynamicModule, Module, OnApplicationShutdown } from '@nestjs/common';

import type { Clock } from '#kernel';

import type { OpenDatabase } from './open-database.js';
import { Transactions } from './transactions.js';

class DatabaseShutdown implements OnApplicationShutdown {
  constructor(private readonly database: OpenDatabase) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

/** Makes the node's database available as `Transactions`, and closes it when the node stops. */
@Module({})
export class DatabaseModule {
  static register(database: OpenDatabase, clock: Clock): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: Transactions, useValue: new Transactions(database, clock) },
        { provide: DatabaseShutdown, useValue: new DatabaseShutdown(database) },
      ],
      exports: [Transactions],
    };
  }
}
