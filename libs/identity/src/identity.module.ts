import { type DynamicModule, Module } from '@nestjs/common';

import { MembershipDirectory } from '#membership';

import { Identity, type IdentityOptions } from './identity.service.js';

/**
 * Provides `Identity`; the node provides `MembershipDirectory` for all modules. Keep what `register` returns
 * and import that one object wherever it is needed.
 */
@Module({})
export class IdentityModule {
  static register(options: IdentityOptions): DynamicModule {
    return {
      module: IdentityModule,
      providers: [
        {
          provide: Identity,
          inject: [MembershipDirectory],
          useFactory: (directory: MembershipDirectory) => new Identity(directory, options),
        },
      ],
      exports: [Identity],
    };
  }
}
