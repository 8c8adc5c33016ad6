import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Transactions } from '#database';
import { CheckpointStore, LedgerStore, LogPublisher, type NewLogEntry, TreeStore } from '#ledger';
import { formatVerifierKey } from '#ledger/core';
import type { RootFile, RootPayload } from '#membership';

import { DEMONSTRATION_ORIGIN } from '../../../apps/registry/src/demonstration/members.js';
import { tokenFor } from '../../support/ask.js';
import { type TestNode, startNode } from '../../support/start-node.js';
import { type CheckTask, buildChecker, checkWithGo, hasGo } from './go-log-checker.js';

const SIZES = [255, 256, 257, 65_536, 65_537, 70_000];
const BATCH = 2_000;
const TIME_LIMIT_MS = 240_000;

const describeWithGo = hasGo() ? describe : describe.skip;

describeWithGo('our log, read by Go (needs golang-go and golang-golang-x-mod-dev)', () => {
  let folder: string;
  let program: string;
  let node: TestNode;
  let task: CheckTask;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grounds-go-'));
    program = buildChecker(folder);
    node = await startNode({ withoutCases: true });
    task = await prepareTask();
  }, TIME_LIMIT_MS);

  afterAll(async () => {
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const service = <T>(type: new (...parts: never[]) => T): T => node.app.get<T>(type, { strict: false });
  const transactions = (): Transactions => node.app.get(Transactions);

  /** Entries as the gate would hand them over; what they say is of no concern to the log. */
  async function grow(from: number, to: number): Promise<void> {
    const ledger = service(LedgerStore);
    for (let at = from; at < to; at += BATCH) {
      const entries = Array.from({ length: Math.min(BATCH, to - at) }, (_, place) =>
        preparedEntry(at + place),
      );
      await transactions().run({ role: 'intake' }, async (manager) => {
        await ledger.appendAll(manager, await ledger.lock(manager), entries);
      });
    }
    await service(LogPublisher).publish();
  }

  async function prepareTask(): Promise<CheckTask> {
    const notes: string[] = [];
    for (const [place, size] of SIZES.entries()) {
      await grow(SIZES[place - 1] ?? 0, size);
      const newest = await transactions().run({ role: 'intake' }, (manager) =>
        service(CheckpointStore).newest(manager),
      );
      notes.push(newest?.note ?? '');
    }
    return {
      Prefix: `${node.url}/log`,
      Token: '',
      VerifierKey: await verifierKey(),
      Checkpoints: notes,
      ...(await prepareProofs()),
      Flip: 0,
    };
  }

  async function prepareProofs(): Promise<Pick<CheckTask, 'Inclusion' | 'Consistency'>> {
    const tree = service(TreeStore);
    const text = (hashes: Uint8Array[]): string[] =>
      hashes.map((hash) => Buffer.from(hash).toString('base64'));
    return transactions().run({ role: 'intake' }, async (manager) => {
      const inclusion: CheckTask['Inclusion'][number][] = [];
      const consistency: CheckTask['Consistency'][number][] = [];
      for (const [place, size] of SIZES.entries()) {
        for (const index of [0, 1, Math.floor(size / 2), size - 2, size - 1]) {
          inclusion.push({
            Index: index,
            Size: size,
            Hashes: text(await tree.inclusion(manager, index, size)),
          });
        }
        for (const from of SIZES.slice(0, place + 1)) {
          consistency.push({
            From: from,
            To: size,
            Hashes: text(await tree.consistency(manager, from, size)),
          });
        }
      }
      return { Inclusion: inclusion, Consistency: consistency };
    });
  }

  async function verifierKey(): Promise<string> {
    const file = JSON.parse(await readFile(join(node.dataFolder, 'root.json'), 'utf8')) as RootFile;
    const { nodes } = JSON.parse(Buffer.from(file.payload, 'base64url').toString()) as RootPayload;
    const jwk = nodes[0]?.keys.find(({ purpose }) => purpose === 'log')?.jwk;
    const publicKey = Buffer.from(jwk?.x ?? '', 'base64url');
    return formatVerifierKey({ name: DEMONSTRATION_ORIGIN, type: 'ed25519', publicKey });
  }

  const check = async (changed: Partial<CheckTask>) =>
    checkWithGo(program, { ...task, ...changed, Token: await tokenFor(node, 'nl-auditor') });

  it(
    'is accepted at every size: checkpoint, all tiles, all entries, inclusion, consistency',
    async () => {
      const { accepted, output } = await check({});
      process.stdout.write(output);
      expect(output).toContain('size 70000: 70000 entries');
      expect(output).toContain(`proofs: ${SIZES.length * 5} inclusion, 21 consistency`);
      expect(accepted).toBe(true);
    },
    TIME_LIMIT_MS,
  );

  it.each([1, 2, 3])('D3: is refused with one bit flipped in answer %d', async (Flip) => {
    const { accepted, output } = await check({
      Checkpoints: task.Checkpoints.slice(0, 3),
      ...noProofs,
      Flip,
    });
    expect([accepted, output]).toEqual([false, expect.stringContaining('refused:') as string]);
  });

  it('is refused with one character of a checkpoint changed', async () => {
    const [first = ''] = task.Checkpoints;
    const { accepted } = await check({ Checkpoints: [first.replace('255', '256')], ...noProofs });
    expect(accepted).toBe(false);
  });

  it.each(['Inclusion', 'Consistency'] as const)(
    'is refused with one hash of a proof changed: %s',
    async (kind) => {
      const other = Buffer.alloc(32).toString('base64');
      const [proof] = task[kind].filter(({ Hashes }) => Hashes.length > 0);
      const changed = [{ ...proof, Hashes: [other, ...(proof?.Hashes.slice(1) ?? [])] }];
      const Checkpoints = task.Checkpoints.slice(0, 3);
      const { accepted, output } = await check({ Checkpoints, ...noProofs, [kind]: changed });
      expect([accepted, output]).toEqual([false, expect.stringContaining('refused:') as string]);
    },
  );
});

const noProofs = { Inclusion: [], Consistency: [] };

function preparedEntry(index: number): NewLogEntry {
  return {
    statementId: `prepared-${index}`,
    signingInputHash: createHash('sha256').update(`prepared ${index}`).digest(),
    state: 'NL',
    issuer: 'https://nl.demonstration.invalid/',
    keyId: 'prepared',
    entry: `header.payload-${index}.signature`,
    loggedAt: new Date(),
  };
}
