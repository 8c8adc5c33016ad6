import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { ApolloFederationDriver, ApolloFederationDriverConfig } from '@nestjs/apollo';
import { DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule as NestGraphQLModule } from '@nestjs/graphql';

import { Identity } from '#identity';

import { callContext } from './call-context.js';
import { FailureFilter } from './failure.filter.js';
import { formatError } from './format-error.js';
import { InstantScalar } from './instant.scalar.js';
import { limitEntities } from './limit-entities.js';
import { TOKENS_MAX } from './limit-tokens.js';
import { operationLimits } from './operation-limits.rule.js';
import { PermissionGuard } from './permission.guard.js';

/** Composers that refuse a newer link than they know are common, so the oldest that has what we use. */
const FEDERATION = {
  version: 2 as const,
  importUrl: 'https://specs.apollo.dev/federation/v2.9',
  directives: ['@key', '@shareable'],
};

type Request = Parameters<typeof callContext>[1];

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
    validationRules: [operationLimits],
    transformSchema: limitEntities,
    formatError,
    context: (request: Request) => callContext(identity, request),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  };
}

/** The one GraphQL endpoint, an Apollo Federation 2 subgraph. */
@Module({})
export class GraphqlModule {
  /** `identityModule` proves who asks; `schemaFile` is where the schema is written, if anywhere. */
  static register(identityModule: DynamicModule, schemaFile: string | true): DynamicModule {
    return {
      module: GraphqlModule,
      imports: [
        NestGraphQLModule.forRootAsync<ApolloFederationDriverConfig>({
          driver: ApolloFederationDriver,
          imports: [identityModule],
          inject: [Identity],
          useFactory: (identity: Identity) => configure(identity, schemaFile),
        }),
      ],
      providers: [
        InstantScalar,
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_FILTER, useClass: FailureFilter },
      ],
    };
  }
}
