import { type DynamicModule, Module } from '@nestjs/common';

import { Transactions } from '#database';
import { MembershipDirectory } from '#membership';

import { UsedProofs } from './dpop/used-proofs.store.js';
import { Identity, type IdentityOptions } from './identity.service.js';

/**
 * Provides `Identity`; the node provides `MembershipDirectory` and `Transactions` for all modules. Keep what `register`
 * returns and import that one object wherever it is needed.
 */
@Module({})
export class IdentityModule {
  static register(options: IdentityOptions): DynamicModule {
    return {
      module: IdentityModule,
      providers: [
        {
          provide: Identity,
          inject: [MembershipDirectory, Transactions],
          useFactory: (directory: MembershipDirectory, transactions: Transactions) =>
            new Identity(directory, new UsedProofs(transactions, options.clock), options),
        },
      ],
      exports: [Identity],
    };
  }
}
