import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { ApolloFederationDriver, ApolloFederationDriverConfig } from '@nestjs/apollo';
import { DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule as NestGraphQLModule } from '@nestjs/graphql';

import { Identity, type RequestToProve } from '#identity';
import { type Clock, systemClock } from '#kernel';

import { FailureFilter } from './failure.filter.js';
import { formatError } from './format-error.js';
import { InstantScalar } from './instant.scalar.js';
import { limitDemands } from './limit-cost.js';
import { limitEntities } from './limit-entities.js';
import { TOKENS_MAX } from './limit-tokens.js';
import { operationRules } from './operation-rules.js';
import { ownAnswer } from './own-answer.js';
import { PermissionGuard } from './permission.guard.js';
import { placeReferences } from './place-references.js';
import { provenContext } from './proven-context.js';
import { requireJson } from './require-json.js';
import { StreamController } from './stream/stream.controller.js';
import { STREAM_CLOCK, Streams } from './stream/streams.service.js';
import { noSubscriptions } from './transport.rule.js';

/** Composers that refuse a newer link than they know are common, so the oldest that has what we use. */
const FEDERATION = {
  version: 2 as const,
  importUrl: 'https://specs.apollo.dev/federation/v2.9',
  directives: ['@key', '@shareable'],
};

function configure(identity: Identity, schemaFile: string | true): ApolloFederationDriverConfig {
  return {
    autoSchemaFile:
      schemaFile === true ? { federation: FEDERATION } : { path: schemaFile, federation: FEDERATION },
    sortSchema: true,
    graphiql: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    preserveHttpStatusForExecutionErrors: false,
    csrfPrevention: true,
    parseOptions: { maxTokens: TOKENS_MAX },
    validationRules: [...operationRules, noSubscriptions],
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: false,
    transformSchema: (schema) => limitEntities(placeReferences(schema)),
    formatError,
    context: (request: RequestToProve) => {
      requireJson(request);
      return provenContext(identity, request);
    },
    plugins: [
      limitDemands,
      ownAnswer,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  };
}

/** The GraphQL endpoint, an Apollo Federation 2 subgraph, and the one for subscriptions beside it. */
@Module({})
export class GraphqlModule {
  /** `identityModule` proves who asks; `schemaFile` is where the schema is written, if anywhere. */
  static register(
    identityModule: DynamicModule,
    schemaFile: string | true,
    clock: Clock = systemClock,
  ): DynamicModule {
    return {
      module: GraphqlModule,
      imports: [
        identityModule,
        NestGraphQLModule.forRootAsync<ApolloFederationDriverConfig>({
          driver: ApolloFederationDriver,
          imports: [identityModule],
          inject: [Identity],
          useFactory: (identity: Identity) => configure(identity, schemaFile),
        }),
      ],
      controllers: [StreamController],
      providers: [
        InstantScalar,
        Streams,
        { provide: STREAM_CLOCK, useValue: clock },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_FILTER, useClass: FailureFilter },
      ],
    };
  }
}
