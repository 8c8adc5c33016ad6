import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import request from 'supertest';

import { type ProofKey, dpopProof, proofKey } from '../../libs/identity/test/example-proof.js';
import { decision, file } from '../support/sign-as.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type Ended, grounds } from './cli-command.js';

describe('the command grounds with a token that is bound to a key', () => {
  let node: TestNode;
  let folder: string;
  let key: ProofKey;
  let env: Record<string, string>;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    folder = await mkdtemp(join(tmpdir(), 'grounds-proof-'));
    key = await proofKey();
    const keyFile = join(folder, 'token.jwk.json');
    await writeFile(keyFile, JSON.stringify(key.privateJwk), { mode: 0o600 });
    env = { GROUNDS_URL: node.url, GROUNDS_TOKEN: await boundToken(), GROUNDS_TOKEN_KEY: keyFile };
    await file(node, 'NL', decision());
  });

  afterAll(async () => {
    await node?.close();
    await rm(folder, { recursive: true });
  });

  const boundToken = async (): Promise<string> => {
    const url = `${node.url}/demonstration/token`;
    const proof = await dpopProof(key, { method: 'POST', url, token: '', now: new Date() });
    const answer = await request(node.url)
      .post('/demonstration/token')
      .set('dpop', proof)
      .send({ officer: 'nl-reader' });
    return (answer.body as { access_token: string }).access_token;
  };

  const run = (...words: string[]): Promise<Ended> => grounds(env, ...words);

  it('asks, with a proof for each request', async () => {
    const { code, output } = await run('whoami', '--json');
    expect([code, JSON.parse(output)]).toMatchObject([0, { officer: 'nl-reader' }]);
  });

  it('follows a stream', async () => {
    const words = ['--purpose', 'precedent_research', '--case', 'P-1', '--count', '1'];
    const watching = run('watch', ...words);
    // The stream tells of what comes after it was opened: until it has told, there is something new.
    let ended = false;
    void watching.then(() => (ended = true));
    while (!ended) {
      await file(node, 'NL', decision());
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(await watching).toMatchObject({ code: 0, errors: '' });
  }, 60_000);

  it('says what the node refuses', async () => {
    const { privateJwk } = await proofKey();
    const other = join(folder, 'other.jwk.json');
    await writeFile(other, JSON.stringify(privateJwk), { mode: 0o600 });
    const { code, errors } = await run('whoami', '--token-key', other);
    expect([code, errors]).toEqual([4, expect.stringContaining('DPOP_KEY_OTHER')]);
  });

  it('refuses a key file that others may read, and one without a key', async () => {
    const open = join(folder, 'open.jwk.json');
    await writeFile(open, JSON.stringify(key.privateJwk));
    await chmod(open, 0o644);
    expect((await run('whoami', '--token-key', open)).errors).toContain('KEY_FILE_OPEN');
    const empty = join(folder, 'empty.jwk.json');
    await writeFile(empty, '{}', { mode: 0o600 });
    expect((await run('whoami', '--token-key', empty)).errors).toContain('KEY_INVALID');
  });
});
