import { type DynamicModule, Module } from '@nestjs/common';

import { AccessModule } from '#access';
import { AuditModule } from '#audit';
import { DatabaseModule, type OpenDatabase } from '#database';
import { FederationModule, type MailOptions, type PeerNetworks, type PeerTls } from '#federation';
import { GraphqlModule } from '#graphql';
import { DemonstrationIssuer, IdentityModule, type NodeClient } from '#identity';
import { IntakeModule } from '#intake';
import { JobsModule } from '#jobs';
import { JournalModule } from '#journal';
import type { Clock, Randomness } from '#kernel';
import { LedgerModule } from '#ledger';
import type { NodeSigners } from '#ledger/core';
import { OperationModule } from '#operation';
import { PrecedentsModule } from '#precedents';

import { BackgroundWork } from './background-work.js';
import { DemonstrationTokenController, TOKEN_SETTINGS } from './demonstration/token.controller.js';
import { HealthController } from './http/health.controller.js';
import { LogController } from './http/log.controller.js';
import { MetricsController } from './http/metrics.controller.js';
import { OPERATOR_TOKEN, OperatorGate } from './http/operator-gate.js';
import { RootController } from './http/root.controller.js';
import { RootPublicationController } from './http/root-publication.controller.js';
import { SESSION_KEY, SessionController } from './http/session.controller.js';
import { NODE_CLIENT, SignInController } from './http/sign-in.controller.js';
import { WelcomeController } from './http/welcome.controller.js';

/** Everything a node is made of that comes from outside: chosen once, at start. */
export interface NodeParts {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly database: OpenDatabase;
  readonly membership: DynamicModule;
  readonly origin: string;
  /** The node's own folder, outside the database. */
  readonly folder: string;
  /** Whether the clock must agree with the database's before anything is signed. */
  readonly compareClocks: boolean;
  /** How often the log is looked at when nothing happens; never by default. */
  readonly lookAgainMs?: number;
  /** How often lines of the journal are sealed; by default only when somebody calls. */
  readonly sealEveryMs?: number;
  /** How often other nodes are asked; only when somebody says so by default. */
  readonly pullEveryMs?: number;
  /** How often watches are asked; by default only when somebody calls. */
  readonly watchEveryMs?: number;
  readonly readsAfterDays?: number;
  /** Where states' own systems are told that there are notices. */
  readonly webhooks?: ReadonlyMap<string, URL>;
  /** How states' units are told the same by e-mail. */
  readonly mail?: MailOptions;
  /** Where other nodes may be, and those systems. */
  readonly peerNetworks: PeerNetworks;
  /** What other nodes are shown below HTTP, where they ask for it. */
  readonly peerTls?: PeerTls;
  /** Days after which the content of sealed lines of the journal goes; by default it stays. */
  readonly retentionDays?: number;
  /** The node's own keys. */
  readonly signers: NodeSigners;
  /** The one audience that access tokens must name: this node's GraphQL address. */
  readonly audience: string;
  /** How others reach this node, without a path. */
  readonly publicUrl: string;
  /** Makes the nonces that clients put into their proofs. */
  readonly nonceKey: Uint8Array;
  /** Encrypts what the node keeps for officers who have signed in. */
  readonly sessionKey: Uint8Array;
  /** The node as a client of the states' OpenID providers. */
  readonly client: NodeClient;
  readonly cursorKey: Uint8Array;
  /** Lets monitoring read metrics; without it nobody may. */
  readonly metricsToken?: string;
  readonly demonstrationIssuer: DemonstrationIssuer | undefined;
  /** Where the GraphQL schema is written, if anywhere. */
  readonly schemaFile: string | true;
}

/** All tables that rooms write through TypeORM. */
export const ENTITIES = [LedgerModule, JournalModule, AccessModule, IntakeModule, PrecedentsModule].flatMap(
  (room) => room.entities as (new () => object)[],
);

@Module({})
export class AppModule {
  static register(parts: NodeParts): DynamicModule {
    const { clock, membership } = parts;
    const database = DatabaseModule.register(parts.database, clock);
    const ledger = LedgerModule.register(parts);
    const identity = IdentityModule.register(parts);
    const journal = JournalModule.register(parts, [ledger]);
    const access = AccessModule.register(clock);
    const intake = IntakeModule.register(parts, [ledger, access, journal]);
    const precedents = PrecedentsModule.register(parts, [ledger, journal, access]);
    const audit = AuditModule.register(parts, [ledger, journal, access, intake]);
    const federation = FederationModule.register(parts, [
      ledger,
      identity,
      journal,
      access,
      intake,
      precedents,
    ]);
    const jobs = JobsModule.register();
    const operation = OperationModule.register(parts, [ledger, identity, journal, federation, jobs]);
    const graphql = GraphqlModule.register(identity, parts.schemaFile, clock);
    return {
      module: AppModule,
      imports: [
        database,
        membership,
        ledger,
        identity,
        journal,
        access,
        intake,
        precedents,
        audit,
        federation,
        jobs,
        operation,
        graphql,
      ],
      controllers: [
        HealthController,
        MetricsController,
        WelcomeController,
        LogController,
        RootPublicationController,
        SignInController,
        SessionController,
        ...demonstrationControllers(parts),
      ],
      providers: [
        BackgroundWork,
        OperatorGate,
        { provide: OPERATOR_TOKEN, useValue: parts.metricsToken },
        { provide: TOKEN_SETTINGS, useValue: parts },
        { provide: NODE_CLIENT, useValue: parts.client },
        { provide: SESSION_KEY, useValue: parts.sessionKey },
        { provide: DemonstrationIssuer, useValue: parts.demonstrationIssuer },
      ],
    };
  }
}

/** A configured node hands out no tokens, and no root: its members get that by hand, and rosters are not public. */
function demonstrationControllers({ demonstrationIssuer }: NodeParts) {
  return demonstrationIssuer ? [DemonstrationTokenController, RootController] : [];
}
