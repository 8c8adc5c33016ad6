import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import request from 'supertest';

import { Cosigning } from '#federation';
import { CheckpointStore, QuorumStore } from '#ledger';
import {
  type AddCheckpointRequest,
  EMPTY_ROOT,
  formatAddCheckpoint,
  parseCheckpoint,
  parseNote,
  signCheckpoint,
} from '#ledger/core';
import { Transactions } from '#database';
import { type RootPayload, signRoot } from '#membership';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import { readNodeKey } from '../../apps/registry/src/settings/node-key.js';
import { ask } from '../support/ask.js';
import { freePort } from '../support/free-port.js';
import { nextPayload, publishRoot } from '../support/next-root.js';
import { decision, file, signAs, submit } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { TamperingProxy } from '../support/tampering-proxy.js';
import { type NodeName, ThreeNodes } from '../support/three-nodes.js';

interface WitnessedAnswer {
  readonly searched: readonly { readonly origin: string; readonly witnessed: object | null }[];
  readonly receipt: { readonly token: string };
}

const originOf = (name: NodeName): string => `${name}.demonstration.invalid/log`;
const CA = originOf('ca');

/** Every node is the witness of every other. Canada's log is the one that is cosigned here. */
describe('witnesses', () => {
  let nodes: ThreeNodes;
  let french: TamperingProxy;
  let now: Date;

  beforeAll(async () => {
    now = new Date('2026-11-24T09:00:00Z');
    french = await TamperingProxy.start();
    nodes = await ThreeNodes.start({ withoutCases: true, clock: { now: () => now } }, { fr: french });
  });

  afterAll(async () => {
    await nodes?.close();
    await french?.close();
  });

  const fileOne = (summary: string) =>
    file(nodes.at('ca'), 'CA', decision({ decidedBy: 'CA', summary }), { clock: { now: () => now } });
  const cosign = (node: Pick<TestNode, 'app'> = nodes.at('ca')) =>
    node.app.get(Cosigning, { strict: false }).ask();
  const published = async (): Promise<string> =>
    nodes
      .at('ca')
      .app.get(Transactions, { strict: false })
      .run({ role: 'intake' }, async (manager) => {
        const newest = await nodes.at('ca').app.get(CheckpointStore, { strict: false }).newest(manager);
        return newest?.note ?? '';
      });
  const quorumAt = (name: NodeName) =>
    nodes
      .at(name)
      .app.get(Transactions, { strict: false })
      .run({ role: 'reader', state: 'NL' }, (manager) =>
        nodes.at(name).app.get(QuorumStore, { strict: false }).newestQuorum(manager, CA),
      );
  const sizeIn = (note: string): number => parseCheckpoint(parseNote(note).text).size;

  /** What a log that has Canada's key asks the Dutch witness. */
  const askDutch = async (
    { oldSize, proof }: Omit<AddCheckpointRequest, 'note'>,
    note: string,
  ): Promise<request.Response> =>
    request(nodes.at('nl').url)
      .post('/witness/add-checkpoint')
      .set('content-type', 'text/plain')
      .send(formatAddCheckpoint({ oldSize, proof, note }));

  const signed = async (
    size: number,
    root: Uint8Array,
    origin = CA,
    by: NodeName = 'ca',
  ): Promise<string> => {
    const signer = await readNodeKey(nodes.at(by).dataFolder, 'log');
    if (!signer) throw new Error('The node has no log key.');
    return signCheckpoint({ origin, size, root }, signer);
  };

  it('cosign the newest checkpoint, which is published with their lines', async () => {
    await fileOne('The first one.');
    expect(await cosign()).toEqual({ [originOf('nl')]: 'cosigned', [originOf('fr')]: 'cosigned' });
    const names = parseNote(await published()).signatures.map(({ name }) => name);
    expect(names.sort()).toEqual([CA, originOf('fr'), originOf('nl')]);
  });

  it('are not asked again when nothing has changed', async () => {
    expect(await cosign()).toEqual({});
  });

  it('make a quorum, whose newest checkpoint and time every node tells', async () => {
    await nodes.pull('nl');
    const own = await ask<{ log: { witnessed: object } }>(
      nodes.at('ca'),
      '{ log { witnessed { size witnessedAt note } } }',
      { as: 'ca-reader' },
    );
    const note = await published();
    const size = sizeIn(note);
    expect(own.data.log.witnessed).toEqual({ size, witnessedAt: now.toISOString(), note });
    const mirrored = await ask<{ peers: { origin: string }[] }>(
      nodes.at('nl'),
      '{ peers { origin witnessedSize witnessedAt forkEvidence } }',
      { as: 'nl-reader' },
    );
    expect(mirrored.data.peers.find(({ origin }) => origin === CA)).toEqual({
      origin: CA,
      witnessedSize: size,
      witnessedAt: now.toISOString(),
      forkEvidence: null,
    });
  });

  it('are named by what each answer and its receipt say of a log, with how long ago it was', async () => {
    now = new Date(now.getTime() + 90_000);
    const input = {
      parties: [{ role: 'investor', names: ['Nobody (fictitious)'] }],
      purpose: 'screening',
      caseReference: 'C-1',
    };
    const { data } = await ask<{ check: WitnessedAnswer }>(
      nodes.at('nl'),
      `mutation ($input: CheckInput!) { check(input: $input) { ... on CheckAnswer {
        searched { origin witnessed { size at age } } receipt { token }
      } } }`,
      { as: 'nl-reader', variables: { input: { ...input, clientRequestId: randomUUID() } } },
    );
    const size = sizeIn(await published());
    const { searched, receipt } = data.check;
    expect(Object.fromEntries(searched.map(({ origin, witnessed }) => [origin, witnessed]))).toEqual({
      [originOf('nl')]: null,
      [originOf('fr')]: null,
      [CA]: { size, at: new Date(now.getTime() - 90_000).toISOString(), age: 90 },
    });
    const claims = JSON.parse(Buffer.from(receipt.token.split('.')[1] ?? '', 'base64url').toString()) as {
      searched: { origin: string; witnessed: { size: number; age: number } | null }[];
    };
    expect(claims.searched.find(({ origin }) => origin === CA)?.witnessed).toMatchObject({ size, age: 90 });
  });

  it('cosign what goes on from what they know, at whatever size each is', async () => {
    const before = await quorumAt('ca');
    french.tamper = (_, response) => {
      response.writeHead(503).end();
      return Promise.resolve();
    };
    now = new Date(now.getTime() + 60_000);
    await fileOne('The second one.');
    expect(await cosign()).toEqual({ [originOf('nl')]: 'cosigned', [originOf('fr')]: 'PEER_REFUSED' });
    expect(await quorumAt('ca')).toEqual(before);
    french.tamper = undefined;
    await fileOne('The third one.');
    expect(await cosign()).toEqual({ [originOf('nl')]: 'cosigned', [originOf('fr')]: 'cosigned' });
    expect(await quorumAt('ca')).toMatchObject({ size: sizeIn(await published()), witnessedAt: now });
  });

  it('give a mirror the cosignatures also when no entry has come since', async () => {
    await fileOne('The fourth one.');
    await nodes.pull('nl');
    const before = await quorumAt('nl');
    await cosign();
    const reports = await nodes.pull('nl');
    expect(reports.find(({ origin }) => origin === CA)).toMatchObject({ entries: 0, failure: undefined });
    expect((await quorumAt('nl'))?.size).toBeGreaterThan(before?.size ?? Infinity);
  });

  it('whose answer is none are passed over', async () => {
    await fileOne('The fifth one.');
    french.tamper = (_, response) => {
      response.writeHead(200).end(`— ${originOf('fr')} ${Buffer.alloc(76, 7).toString('base64')}\n`);
      return Promise.resolve();
    };
    expect(await cosign()).toMatchObject({ [originOf('fr')]: 'NOTE_UNVERIFIED' });
    french.tamper = (_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
      return Promise.resolve();
    };
    expect(await cosign()).toEqual({ [originOf('fr')]: 'PEER_REFUSED' });
    french.tamper = undefined;
  });

  it('D17 that only say they know more do not stop the log', async () => {
    french.tamper = ({ url = '' }, response) => {
      if (!url.startsWith('/witness/add-checkpoint')) return undefined;
      response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('1000000\n');
      return Promise.resolve();
    };
    expect(await cosign()).toEqual({ [originOf('fr')]: 'WITNESS_UNPROVEN' });
    french.tamper = undefined;
    await fileOne('The sixth one.');
    expect(await cosign()).toMatchObject({ [originOf('nl')]: 'cosigned' });
  });

  it('answer as C2SP tlog-witness says', async () => {
    const note = await published();
    const size = sizeIn(note);
    const other = Buffer.alloc(32, 7);
    const stranger = await signed(3, other, 'stranger.invalid/log');
    const answers = [
      await request(nodes.at('nl').url)
        .post('/witness/add-checkpoint')
        .set('content-type', 'text/plain')
        .send('old one\n\n'),
      await askDutch({ oldSize: size + 1, proof: [] }, note),
      await askDutch({ oldSize: 0, proof: [] }, await signed(size + 1, other, CA, 'nl')),
      await askDutch({ oldSize: 0, proof: [] }, stranger),
      await askDutch({ oldSize: 0, proof: [] }, await signed(1, other, originOf('nl'), 'nl')),
      await askDutch({ oldSize: 0, proof: [] }, note),
      await askDutch({ oldSize: size, proof: [other] }, await signed(size + 1, other)),
      await askDutch({ oldSize: size, proof: [] }, note),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 403, 404, 404, 409, 422, 200]);
    expect(answers[5]?.headers['content-type']).toBe('text/x.tlog.size');
    expect(answers[5]?.text).toBe(`${size}\n`);
    expect(answers[7]?.text).toMatch(/^— nl\.demonstration\.invalid\/log \S+\n$/);
  });

  it('D23: are not rolled back by requests at the same moment', async () => {
    const note = await published();
    const [size, root] = [sizeIn(note), parseCheckpoint(parseNote(note).text).root];
    await fileOne('The seventh one.');
    await Promise.all([
      cosign(),
      askDutch({ oldSize: size, proof: [] }, await signed(size, root)),
      askDutch({ oldSize: 0, proof: [] }, await signed(0, EMPTY_ROOT)),
    ]);
    const after = await askDutch({ oldSize: 0, proof: [] }, note);
    expect(after.text).toBe(`${sizeIn(await published())}\n`);
  });

  it('show what they have cosigned to nodes alone', async () => {
    await request(nodes.at('nl').url)
      .get(`/witness/checkpoint?origin=${encodeURIComponent(CA)}`)
      .expect(401);
  });

  it('D17 keep a log from signing that comes back from nowhere', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'grounds-node-'));
    const before = nodes.at('ca');
    for (const kept of ['keys', 'root.json'])
      await cp(join(before.dataFolder, kept), join(folder, kept), { recursive: true });
    const restored = await startNode({
      withoutCases: true,
      clock: { now: () => now },
      env: {
        GROUNDS_ROOT: join(folder, 'root.json'),
        GROUNDS_ORIGIN: CA,
        GROUNDS_PUBLIC_URL: before.url,
      },
      place: { folder, port: await freePort() },
    });
    try {
      expect(Object.values(await cosign(restored))).toContain('LOG_NOT_SIGNING');
      const ready = await restored.app.inject({ url: '/readyz' });
      expect(ready.json()).toMatchObject({ status: 'degraded', log: 'restored_backup' });
    } finally {
      await restored.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('cosign nothing with a key that was revoked, and what it gave counts no longer', async () => {
    const change = (payload: RootPayload): void => {
      payload.issued = now.toISOString();
      for (const key of payload.nodes.find(({ origin }) => origin === originOf('nl'))?.keys ?? [])
        if (key.purpose === 'witness')
          Object.assign(key, { revokedAt: now.toISOString(), revokedReason: 'A test of revocation.' });
      payload.policies.quorum = 1;
    };
    const payload = await nextPayload(nodes.at('ca'), change);
    const signers = await Promise.all([
      demonstrationKey(nodes.at('nl').dataFolder, 'root', 'NL'),
      demonstrationKey(nodes.at('ca').dataFolder, 'root', 'CA'),
    ]);
    const root = await signRoot(payload, signers);
    for (const name of ['nl', 'ca'] as const) await publishRoot(nodes.at(name), root);
    const answer = await askDutch({ oldSize: 0, proof: [] }, await published());
    expect([answer.status, answer.body]).toEqual([503, expect.objectContaining({ code: 'WITNESS_NO_KEY' })]);
    await submit(
      nodes.at('ca'),
      'ca-releaser',
      await signAs(nodes.at('ca'), 'CA', decision({ decidedBy: 'CA' })),
    );
    expect(Object.keys(await cosign())).toEqual([originOf('fr')]);
  });
});
