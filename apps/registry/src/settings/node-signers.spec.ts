import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { systemClock } from '#kernel';
import { MembershipDirectory, type Root, loadRootFile } from '#membership';

import { demonstrationRoot } from '../demonstration/demonstration-root.js';
import { DEMONSTRATION_ORIGIN } from '../demonstration/members.js';
import { nodeSigners, readNodeKeys } from './node-signers.js';

describe('the keys that a node may sign with', () => {
  let folder: string;
  let root: Root;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grounds-signers-'));
    const path = await demonstrationRoot(folder, 'http://127.0.0.1:4000');
    root = await loadRootFile(path, systemClock.now());
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are those of its own entry in the root, one for each purpose', async () => {
    const keys = await readNodeKeys(folder);
    const signers = nodeSigners(keys, DEMONSTRATION_ORIGIN, new MembershipDirectory(root), systemClock);
    const ids = [signers.log(), signers.node(), signers.witness()].map((signer) => signer?.keyId);
    expect(ids).toEqual([keys.log?.keyId, keys.node?.keyId, keys.witness?.keyId]);
    expect(new Set(ids).size).toBe(3);
  });

  it('are none for a log that the root does not know', async () => {
    const directory = new MembershipDirectory(root);
    const signers = nodeSigners(await readNodeKeys(folder), 'elsewhere.example/log', directory, systemClock);
    expect([signers.log(), signers.node(), signers.witness()]).toEqual([undefined, undefined, undefined]);
  });

  it('end with their entry', async () => {
    const late = { now: () => new Date('2036-01-01T00:00:00Z') };
    const directory = new MembershipDirectory(root);
    const signers = nodeSigners(await readNodeKeys(folder), DEMONSTRATION_ORIGIN, directory, late);
    expect(signers.log()).toBeUndefined();
  });
});
