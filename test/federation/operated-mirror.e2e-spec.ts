import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Puller } from '#federation';

import { rootOfNodes } from '../../apps/registry/src/demonstration/demonstration-root.js';
import { MEMBERS } from '../../apps/registry/src/demonstration/members.js';
import { openOperatorNode } from '../../apps/registry/src/operate/operator-node.js';
import { runFsck } from '../../apps/registry/src/operate/run-fsck.js';
import { readSettings } from '../../apps/registry/src/settings/settings.js';
import { OperatedNode } from '../e2e/operated-node.js';
import { freePort } from '../support/free-port.js';
import { decision, file } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';

const [NL, CA] = ['nl.demonstration.invalid/log', 'ca.demonstration.invalid/log'];
const ALL = { circles: ['all-members'], states: [], except: [] };
const quiet = { line: () => undefined, notice: () => undefined, progress: () => undefined };

/** The Dutch node's operator, who can stop it; Canada's node is its only peer. */
describe('the operator of a node that holds what another has granted', () => {
  let operated: OperatedNode;
  let canada: TestNode;

  beforeAll(async () => {
    operated = await OperatedNode.create();
    const place = { folder: await mkdtemp(join(tmpdir(), 'grounds-node-')), port: await freePort() };
    const hosted = MEMBERS.map(({ code }) => code).filter((code) => code !== 'CA');
    const root = await rootOfNodes([
      { origin: NL, folder: operated.folder, url: operated.url, states: hosted },
      { origin: CA, folder: place.folder, url: `http://127.0.0.1:${place.port}`, states: ['CA'] },
    ]);
    const path = join(place.folder, 'root.json');
    await writeFile(path, root);
    operated.settings = { GROUNDS_ROOT: path, GROUNDS_ORIGIN: NL };
    const env = { GROUNDS_ROOT: path, GROUNDS_ORIGIN: CA };
    canada = await startNode({ withoutCases: true, clock: { now: () => new Date() }, env, place });
    const { recordId: ref } = await file(canada, 'CA', decision({ decidedBy: 'CA' }));
    await file(canada, 'CA', { kind: 'withdrawal', ref, audience: ALL, withdrawal: { reason: 'other' } });
    await file(canada, 'CA', decision({ decidedBy: 'CA' }));
    const { app } = await operated.start();
    const reports = await app.get(Puller, { strict: false }).pullAll();
    expect(reports.map(({ failure }) => failure)).toEqual([undefined]);
    await operated.stop();
  });

  afterAll(async () => {
    await canada?.close();
    await operated?.remove();
  });

  it('finds the rows that follow from it, and whom they are for until its lease is over', async () => {
    const node = await openOperatorNode(readSettings(operated.env));
    const findings = await runFsck(node, { quick: false }, quiet).finally(() => node.close());
    const wrong = findings.filter(({ problems }) => problems > 0);
    expect(wrong.map(({ check, first }) => [check, first])).toEqual([]);
    expect(findings.find(({ check }) => check === 'projections')?.checked).toBeGreaterThan(0);
  });
});
