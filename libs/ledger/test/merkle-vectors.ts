import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FILE = resolve(process.env.GROUNDS_TEST_DATA ?? '../shared', 'vectors/merkle/merkle-testdata.json');

/** One inclusion case: a leaf, the root of its tree, and the hashes beside its way up. All hashes base64. */
export interface InclusionCase {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
}

/** One consistency case: two sizes of the same tree with their roots. */
export interface ConsistencyCase {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
}

interface Vectors {
  readonly inclusion: readonly InclusionCase[];
  readonly consistency: readonly ConsistencyCase[];
}

/** The valid proofs among the vectors of transparency-dev/merkle; none where this run has no test data. */
export function merkleVectors(): Vectors {
  const file = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '{"cases":{}}';
  const cases = Object.entries((JSON.parse(file) as { cases: Record<string, unknown> }).cases);
  const valid = (folder: string): unknown[] =>
    cases.flatMap(([path, vector]) =>
      path.startsWith(`${folder}/`) && path.endsWith('/happy-path.json') ? [vector] : [],
    );
  return {
    inclusion: valid('inclusion') as InclusionCase[],
    consistency: valid('consistency') as ConsistencyCase[],
  };
}
