import { type DynamicModule, Module } from '@nestjs/common';

import { Transactions } from '#database';
import { MembershipDirectory } from '#membership';

import { UsedProofs } from './dpop/used-proofs.store.js';
import { Identity, type IdentityOptions } from './identity.service.js';
import { IssuerKeys } from './issuer-keys.js';
import { IssuerOutages } from './issuer-outages.js';
import { OfficerSessions } from './session/officer-sessions.service.js';
import type { NodeClient } from './session/provider-client.js';
import { Providers } from './session/providers.js';
import { safeFetch } from './session/safe-fetch.js';
import { SessionStore } from './session/sessions.store.js';
import { SignIn } from './session/sign-in.service.js';

export interface IdentityModuleOptions extends IdentityOptions {
  /** The node as a client of the states' providers. */
  readonly client: NodeClient;
  /** Origin of the node's log: officers of the states that it hosts sign in here. */
  readonly origin: string;
}

/**
 * Provides `Identity`, `SignIn` and `OfficerSessions`; the node provides `MembershipDirectory` and `Transactions` for all
 * modules. Keep what `register` returns and import that one object wherever it is needed.
 */
@Module({})
export class IdentityModule {
  static register(options: IdentityModuleOptions): DynamicModule {
    const outages = new IssuerOutages(options.clock);
    const providers = new Providers(options, safeFetch, outages);
    const keys = new IssuerKeys(options.clock, fetch, outages);
    return {
      module: IdentityModule,
      providers: [
        { provide: IssuerOutages, useValue: outages },
        {
          provide: SignIn,
          inject: [MembershipDirectory],
          useFactory: (directory: MembershipDirectory) => new SignIn(directory, providers, options),
        },
        {
          provide: OfficerSessions,
          inject: [MembershipDirectory, Transactions],
          useFactory: (directory: MembershipDirectory, transactions: Transactions) =>
            new OfficerSessions(directory, new SessionStore(transactions), providers, keys, options),
        },
        {
          provide: Identity,
          inject: [MembershipDirectory, Transactions, OfficerSessions],
          useFactory: (
            directory: MembershipDirectory,
            transactions: Transactions,
            sessions: OfficerSessions,
          ) => new Identity(directory, new UsedProofs(transactions, options.clock), keys, sessions, options),
        },
      ],
      exports: [Identity, SignIn, OfficerSessions, IssuerOutages],
    };
  }
}
