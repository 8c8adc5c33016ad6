import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import request from 'supertest';

import { Transactions } from '#database';
import { systemClock } from '#kernel';
import { TreeStore } from '#ledger';
import { kinshipOf, parseCheckpoint, parseNote } from '#ledger/core';

import { demonstrationIssuer } from '../../apps/registry/src/demonstration/demonstration-issuer.js';
import { demonstrationRoot } from '../../apps/registry/src/demonstration/demonstration-root.js';
import { tokenFor } from '../support/ask.js';
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

  it('never fork: every checkpoint that any of them publishes is of one history', async () => {
    const seen = new Map<number, string>();
    for (let round = 0; round < 10; round += 1) {
      const statements = await Promise.all(nodes.map((node) => signAs(node, 'NL', decision())));
      await Promise.all(
        nodes.map((node, place) => submit(node, 'nl-releaser', statements[place] ?? never())),
      );
      for (const node of nodes) {
        const token = await tokenFor(node, 'nl-auditor');
        const response = await request(node.url)
          .get('/log/checkpoint')
          .set({ authorization: `Bearer ${token}` })
          .expect(200);
        const { size } = parseCheckpoint(parseNote(response.text).text);
        expect(seen.get(size) ?? response.text).toBe(response.text);
        seen.set(size, response.text);
      }
    }
    expect(seen.size).toBeGreaterThanOrEqual(10);
    const [node = never()] = nodes;
    const tree = node.app.get(TreeStore, { strict: false });
    const heads = [...seen.values()].map((note) => parseCheckpoint(parseNote(note).text));
    for (const [place, head] of heads.entries()) {
      const next = heads[place + 1];
      if (!next) continue;
      const proof = await node.app
        .get(Transactions)
        .run({ role: 'intake' }, (manager) => tree.consistency(manager, head.size, next.size));
      expect(kinshipOf(head, next, proof)).toBe('grown');
    }
  });
});

function never(): never {
  throw new Error('There is one for each node.');
}
