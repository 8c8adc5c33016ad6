import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { systemClock } from '#kernel';

import { demonstrationIssuer } from '../../apps/registry/src/demonstration/demonstration-issuer.js';
import { demonstrationRoot } from '../../apps/registry/src/demonstration/demonstration-root.js';
import { decision, logPosition, signAs, submit } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type TestDatabase, testDatabase } from '../support/test-database.js';

const server = process.env.TEST_DATABASE_ADMIN_URL;

(server ? describe : describe.skip)('several nodes on one database (needs TEST_DATABASE_ADMIN_URL)', () => {
  let keys: string;
  let shared: TestDatabase;
  let nodes: TestNode[];

  const startOne = (): Promise<TestNode> =>
    startNode({
      withoutCases: true,
      env: { DATABASE_URL: shared.url ?? '', DATABASE_ADMIN_URL: shared.adminUrl ?? '' },
      prepareFolder: (folder) => cp(keys, folder, { recursive: true }),
    });

  beforeAll(async () => {
    keys = await mkdtemp(join(tmpdir(), 'grounds-keys-'));
    await demonstrationRoot(keys, 'http://127.0.0.1:4000');
    await demonstrationIssuer(keys, systemClock);
    shared = await testDatabase();
    nodes = await Promise.all([startOne(), startOne(), startOne()]);
  }, 60_000);

  afterAll(async () => {
    for (const node of nodes ?? []) await node.close();
    await shared?.drop();
    await rm(keys, { recursive: true });
  });

  it('start at the same moment on an empty database', () => {
    expect(nodes).toHaveLength(3);
  });

  it('log a statement once that is submitted to all of them at the same moment', async () => {
    const [first] = nodes;
    if (!first) throw new Error('No node started.');
    const statement = await signAs(first, 'NL', decision());
    const { size } = await logPosition(first);
    const receipts = await Promise.all(
      [...nodes, ...nodes].map((node) => submit(node, 'nl-releaser', statement)),
    );
    for (const receipt of receipts) expect(receipt).toEqual(receipts[0]);
    expect(receipts[0]?.__typename).toBe('StatementReceipt');
    expect((await logPosition(first)).size).toBe(size + 1);
  });

  it('append different statements one after the other', async () => {
    const [first] = nodes;
    if (!first) throw new Error('No node started.');
    const statements = await Promise.all(nodes.map(() => signAs(first, 'DE', decision({ decidedBy: 'DE' }))));
    const receipts = await Promise.all(
      nodes.map((node, at) =>
        submit(node, 'de-releaser', statements[at] ?? { signedPart: '', disclosures: new Map() }),
      ),
    );
    const indexes = receipts.map((receipt) => receipt.logIndex ?? -1).sort((left, right) => left - right);
    expect(new Set(indexes).size).toBe(nodes.length);
    expect((await logPosition(first)).size).toBe((indexes.at(-1) ?? 0) + 1);
  });
});
