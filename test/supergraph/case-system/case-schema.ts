import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';

import type { CaseFile } from './case-file.type.js';
import { SCHEMA } from './schema.js';

/** Who asks the case system, as the gateway says it. */
export interface Caller {
  readonly officer: string | undefined;
}

interface CitedPrecedent {
  readonly id: string;
  readonly attribution: string;
  readonly version: number;
}

type Coded = Readonly<Record<'code', string>>;

/** The case system over its files. Nothing of a case is for anybody but an officer of the ministry. */
export function caseSchema(files: readonly CaseFile[]): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: parse(SCHEMA), resolvers: resolversOver(files) }]);
}

function resolversOver(files: readonly CaseFile[]) {
  const filesFor = ({ officer }: Caller): readonly CaseFile[] => {
    if (officer !== undefined) return files;
    throw new GraphQLError('Cases are for officers of the ministry.', {
      extensions: { code: 'CASES_NEED_AN_OFFICER' },
    });
  };
  const find = (caller: Caller, reference: string): CaseFile | undefined =>
    filesFor(caller).find((file) => file.reference === reference);
  return {
    Query: {
      case: (_: unknown, { reference }: { reference: string }, caller: Caller) => find(caller, reference),
      cases: (_: unknown, __: unknown, caller: Caller) => ({
        nodes: filesFor(caller),
        pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      }),
    },
    Case: {
      __resolveReference: ({ reference }: { reference: string }, caller: Caller) => find(caller, reference),
      filedIn: ({ filedIn }: CaseFile) => ({ code: filedIn }),
      investor: ({ investor }: CaseFile) => investor && { id: investor },
      layer: ({ layer }: CaseFile) => ({ code: layer }),
      suspectedGrounds: ({ suspectedGrounds }: CaseFile) => suspectedGrounds.map((code) => ({ code })),
      precedents: ({ precedents }: CaseFile) => precedents.map(({ id }) => ({ id })),
    },
    Precedent: {
      caseNotes: ({ id }: { id: string }, _: unknown, caller: Caller) =>
        filesFor(caller).flatMap((file) =>
          file.precedents.filter((cited) => cited.id === id).map(({ note }) => ({ case: file, text: note })),
        ),
      citation: ({ attribution, version }: CitedPrecedent) => `${attribution} (version ${version})`,
    },
    State: {
      cases: ({ code }: Coded, _: unknown, caller: Caller) =>
        filesFor(caller).filter(({ filedIn }) => filedIn === code),
    },
    GroundCode: {
      suspectedIn: ({ code }: Coded, _: unknown, caller: Caller) =>
        filesFor(caller).filter(({ suspectedGrounds }) => suspectedGrounds.includes(code)),
    },
  };
}
