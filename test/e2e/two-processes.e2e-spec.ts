import request from 'supertest';

import { Transactions } from '#database';
import { TreeStore } from '#ledger';
import { kinshipOf, parseCheckpoint, parseNote } from '#ledger/core';

import { PURPOSE, ask, tokenFor } from '../support/ask.js';
import { decision, file, logPosition, signAs, submit } from '../support/sign-as.js';
import { SharedProcesses } from '../support/shared-processes.js';
import type { TestNode } from '../support/start-node.js';

const server = process.env.TEST_DATABASE_ADMIN_URL;

(server ? describe : describe.skip)('several nodes on one database (needs TEST_DATABASE_ADMIN_URL)', () => {
  let processes: SharedProcesses;
  let nodes: TestNode[];

  beforeAll(async () => {
    processes = await SharedProcesses.create();
    nodes = await Promise.all([processes.start(), processes.start(), processes.start()]);
  }, 60_000);

  afterAll(async () => {
    for (const node of nodes ?? []) await node.close();
    await processes?.remove();
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

  it('go by an exclusion, and by a circle, that another of them has taken with the next request', async () => {
    const [here = never(), elsewhere = never()] = nodes;
    const near = { circles: ['nl:near'], states: [], except: [] };
    const label = { en: 'Near', nl: 'Nabij' };
    const circle = (version: number, states: string[]): object => {
      const expires = new Date(Date.now() + 86_400_000).toISOString();
      return {
        kind: 'circle',
        circle: { id: 'nl:near', label, states, version, expires, roster: 'owner' },
      };
    };
    const exclusion = (version: number, states: string[]): object => ({
      kind: 'exclusion',
      exclusion: { states, version, reason: 'None.' },
    });
    await file(here, 'NL', circle(1, ['GB']));
    const { recordId: id } = await file(here, 'NL', decision({}, { audience: near }));
    const query = 'query ($id: ID!) { precedent(id: $id) { id } }';
    const read = async (node: TestNode): Promise<boolean> => {
      const question = { as: 'gb-reader', headers: PURPOSE, variables: { id } };
      return (await ask<{ precedent: object | null }>(node, query, question)).data.precedent !== null;
    };
    const seen = [await read(here), await read(elsewhere)];
    for (const form of [exclusion(1, ['GB']), exclusion(2, []), circle(2, ['FR'])]) {
      await file(here, 'NL', form);
      seen.push(await read(elsewhere));
    }
    expect(seen).toEqual([true, true, false, true, false]);
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
