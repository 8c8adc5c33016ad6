import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';

import type { CaseFile } from './case-file.type.js';
import { type Caller, caseSchema } from './case-schema.js';

export interface CaseSystem {
  readonly url: string;
  close(): Promise<void>;
}

/** A ministry's case system with a GraphQL address of its own, which takes only the gateway's word for who asks. */
export async function startCaseSystem(secret: string, files: readonly CaseFile[]): Promise<CaseSystem> {
  const server = new ApolloServer<Caller>({
    schema: caseSchema(files),
    includeStacktraceInErrorResponses: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context: ({ req: { headers } }) => {
      const fromGateway = headers.authorization === `Bearer ${secret}`;
      const officer = fromGateway && typeof headers.officer === 'string' ? headers.officer : undefined;
      return Promise.resolve({ officer });
    },
  });
  return { url, close: () => server.stop() };
}
