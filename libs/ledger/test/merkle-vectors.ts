import { testData } from './test-data.js';

/** One inclusion case: a leaf, the root of its tree, and the hashes beside its way up. All hashes base64. */
export interface InclusionCase {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

/** One consistency case: two sizes of the same tree with their roots. */
export interface ConsistencyCase {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

interface Vectors {
  /** Undefined where this run has no test data. */
  readonly cases: Readonly<Record<string, unknown>> | undefined;
  readonly inclusion: readonly InclusionCase[];
  readonly consistency: readonly ConsistencyCase[];
}

export const MERKLE_FILE = 'vectors/merkle/merkle-testdata.json';

/** The vectors of transparency-dev/merkle by folder; `valid` ones only, or all. */
export function merkleVectors(which: 'valid' | 'all' = 'valid'): Vectors {
  const { cases } = testData<{ cases: Record<string, unknown> }>(MERKLE_FILE) ?? {};
  const of = (folder: string): unknown[] =>
    Object.entries(cases ?? {}).flatMap(([path, vector]) =>
      path.startsWith(`${folder}/`) && (which === 'all' || path.endsWith('/happy-path.json')) ? [vector] : [],
    );
  return {
    cases,
    inclusion: of('inclusion') as InclusionCase[],
    consistency: of('consistency') as ConsistencyCase[],
  };
}
