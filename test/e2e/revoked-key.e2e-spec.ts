import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { RootPayload } from '#membership';

import { demonstrationKey } from '../../apps/registry/src/demonstration/demonstration-keys.js';
import { nextRoot, publishRoot } from '../support/next-root.js';
import { decision, file, signAs, submit } from '../support/sign-as.js';
import type { TestNode } from '../support/start-node.js';
import { grounds, groundsProcess } from './cli-command.js';
import { OperatedNode } from './operated-node.js';

const DAY_MS = 86_400_000;

/** Adds a key to the authority of the Netherlands, or revokes one. */
const withKey =
  (change: (keys: RootPayload['states'][number]['authorities'][number]['keys'], issued: string) => void) =>
  (payload: RootPayload): void => {
    payload.issued = new Date().toISOString();
    const authority = payload.states.find(({ code }) => code === 'NL')?.authorities[0];
    if (authority) change(authority.keys, payload.issued);
  };

describe('a record key that the members revoke', () => {
  let operated: OperatedNode;
  let node: TestNode;
  let folder: string;
  let before: string;
  let stolen: string;
  let after: string;

  /** One statement, then the next key beside the first, then the first revoked: the order of an honest rotation. */
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-revoked-'));
    operated = await OperatedNode.create();
    node = await operated.start();
    const { kid } = await demonstrationKey(node.dataFolder, 'record', 'NL');
    stolen = kid;
    ({ recordId: before } = await file(node, 'NL', decision()));
    const own = join(node.dataFolder, 'keys', 'record-nl.jwk.json');
    await rename(own, join(folder, 'old.jwk.json'));
    const next = await demonstrationKey(node.dataFolder, 'record', 'NL');
    await publishRoot(
      node,
      await nextRoot(
        node,
        withKey((keys) => {
          const [first] = keys;
          if (first) keys.push({ ...first, kid: next.kid, jwk: next.publicJwk });
        }),
      ),
    );
    ({ recordId: after } = await file(node, 'NL', decision()));
  }, 60_000);

  afterAll(async () => {
    await operated.remove();
    await rm(folder, { recursive: true });
  });

  /** Runs work while the old key lies where the state keeps its key. */
  const withStolenKey = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    const own = join(node.dataFolder, 'keys', 'record-nl.jwk.json');
    await rename(own, join(folder, 'next.jwk.json'));
    await rename(join(folder, 'old.jwk.json'), own);
    try {
      return await work();
    } finally {
      await rename(own, join(folder, 'old.jwk.json'));
      await rename(join(folder, 'next.jwk.json'), own);
    }
  };

  const submitted = (days: number): Promise<string | undefined> =>
    withStolenKey(async () => {
      const clock = { now: () => new Date(Date.now() - days * DAY_MS) };
      const answer = await submit(node, 'nl-releaser', await signAs(node, 'NL', decision(), { clock }));
      return answer.problems?.[0]?.code ?? answer.__typename;
    });

  const audited = async (recordId: string): Promise<unknown> => {
    const env = { GROUNDS_URL: node.url, GROUNDS_DATA: node.dataFolder };
    const bundle = join(folder, `${recordId}.${Date.now()}.bundle`);
    const root = join(folder, `root.${Date.now()}.json`);
    await grounds(env, 'root', 'show', '--out', root);
    const made = await grounds(
      env,
      'audit',
      'export',
      bundle,
      '--record',
      recordId,
      '--case',
      'A',
      '--as',
      'nl-auditor',
    );
    expect([made.code, made.errors]).toEqual([0, '']);
    const { output } = await grounds({}, 'audit', 'verify', bundle, '--root', root, '--json');
    const { verified, problems } = JSON.parse(output) as { verified: boolean; problems: unknown };
    return { verified, problems };
  };

  it('signs beside the next key until then', async () => {
    expect(await submitted(0)).toBe('StatementReceipt');
    expect(await audited(before)).toEqual({ verified: true, problems: [] });
  });

  it('C12 signs nothing more, whatever date the statement bears', async () => {
    const revocation = withKey((keys, issued) => {
      const key = keys.find(({ kid }) => kid === stolen);
      Object.assign(key ?? {}, { revokedAt: issued, revokedReason: 'The laptop it was on was stolen.' });
    });
    await publishRoot(node, await nextRoot(node, revocation));
    expect(await submitted(0)).toBe('STATEMENT_KEY_REVOKED');
    expect(await submitted(30)).toBe('STATEMENT_KEY_REVOKED');
  });

  it('C12 leaves standing what was logged before, though the revocation is dated back', async () => {
    expect(await audited(before)).toEqual({ verified: true, problems: [] });
    expect(await audited(after)).toEqual({ verified: true, problems: [] });
  });

  it('cannot come back', async () => {
    const revival = withKey((keys) => {
      const key = keys.find(({ kid }) => kid === stolen);
      delete key?.revokedAt;
      delete key?.revokedReason;
    });
    await expect(publishRoot(node, await nextRoot(node, revival))).rejects.toMatchObject({
      code: 'ROOT_KEY_REVIVED',
    });
  });

  it('leaves the state its next key', async () => {
    await expect(file(node, 'NL', decision())).resolves.toHaveProperty('recordId');
  });

  it('is no fault to the operator', async () => {
    await operated.stop();
    const { code, output } = await groundsProcess(operated.env, 'fsck', '--quick');
    expect([code, output]).toEqual([0, expect.stringContaining('Nothing is wrong.')]);
    node = await operated.start();
  });
});
