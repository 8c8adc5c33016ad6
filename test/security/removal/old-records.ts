import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { RootHistory, verifyTrustedRoot } from '#membership';
import { verifyPresentation } from '#statement';

import { grounds } from '../../e2e/cli-command.js';
import { PURPOSE, ask } from '../../support/ask.js';
import type { TestNode } from '../../support/start-node.js';

interface Report {
  readonly verified: boolean;
  readonly problems: readonly unknown[];
  readonly statements: readonly { readonly id: string; readonly state: string }[];
}

/** What a bundle of a record is found to be that an auditor of another state takes away. */
export async function verifiedBundle(node: TestNode, recordId: string, auditor: string): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'grounds-removal-'));
  const run = async (...words: string[]): Promise<string> => {
    const env = { GROUNDS_URL: node.url, GROUNDS_DATA: node.dataFolder };
    const { code, output, errors } = await grounds(env, ...words);
    if (code === 0) return output;
    throw new Error(`grounds ${words.join(' ')} ended with ${code}: ${output}${errors}`);
  };
  try {
    const [root, bundle] = [join(folder, 'root.json'), join(folder, 'record.bundle')];
    await run('root', 'show', '--out', root);
    await run('audit', 'export', bundle, '--record', recordId, '--case', 'REMOVAL-1', '--as', auditor);
    return JSON.parse(await run('audit', 'verify', bundle, '--root', root, '--json')) as Report;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const EVIDENCE = 'query ($id: ID!) { precedent(id: $id) { evidence } }';

/** The parts of a record as a reader was given it, verified by the roots that the node has gone by. */
export async function verifiedParts(node: TestNode, recordId: string, state: string): Promise<string[]> {
  const question = { as: `${state}-reader`, headers: PURPOSE, variables: { id: recordId } };
  const { data } = await ask<{ precedent: { evidence: string } }>(node, EVIDENCE, question);
  const roots = await ask<{ auditRoots: string[] }>(node, '{ auditRoots }', { as: `${state}-auditor` });
  const history = new RootHistory(
    await Promise.all(roots.data.auditRoots.map((text) => verifyTrustedRoot(JSON.parse(text)))),
  );
  const keyFor = (kid: string) => history.statementKey(kid);
  const { parts } = await verifyPresentation(data.precedent.evidence, { keyFor });
  return [...parts.keys()].map((name) => name.split(':')[0] ?? name);
}
