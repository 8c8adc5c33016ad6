import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type TestNode, startNode } from '../support/start-node.js';
import { type Ended, grounds, lines } from './cli-command.js';

const CASE = ['--purpose', 'screening', '--case', 'NL-2026-001'];

describe('the command grounds, with the receipt of a check', () => {
  let node: TestNode;
  let folder: string;
  let receipt: string;

  beforeAll(async () => {
    node = await startNode();
    folder = await mkdtemp(join(tmpdir(), 'grounds-receipt-'));
    receipt = join(folder, 'receipt.json');
    const { code, errors } = await run(
      'check',
      '--as',
      'nl-reader',
      '--name',
      'Nexperia',
      ...CASE,
      '--receipt',
      receipt,
    );
    expect([code, errors]).toEqual([0, '']);
  }, 60_000);

  afterAll(async () => {
    await node.close();
    await rm(folder, { recursive: true });
  });

  const run = (...words: string[]): Promise<Ended> => grounds({ GROUNDS_URL: node.url }, ...words);
  /** With no address of a node: nothing can be asked. */
  const verify = (file: string, ...words: string[]): Promise<Ended> =>
    grounds(
      { GROUNDS_URL: 'http://127.0.0.1:9' },
      'verify',
      '--root',
      join(node.dataFolder, 'root.json'),
      file,
      ...words,
    );
  const changed = async (name: string, change: (file: Record<string, string>) => void): Promise<string> => {
    const file = JSON.parse(await readFile(receipt, 'utf8')) as Record<string, string>;
    change(file);
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(file));
    return path;
  };

  it('writes a file that only its owner may read', async () => {
    expect((await stat(receipt)).mode & 0o777).toBe(0o600);
  });

  it('verifies it without any node, and says what it does not prove', async () => {
    const { code, output } = await verify(receipt);
    expect(code).toBe(0);
    const told = lines(output);
    expect(told[0]).toMatch(/^signature: \| signed by the node of demonstration\.invalid\/log with its key /);
    expect(output).toContain('"names":["Nexperia"]');
    expect(output).toMatch(
      /^searched: {4}demonstration\.invalid\/log at \d+ entries, root \S+; newest checkpoint of \d+/m,
    );
    expect(output).toMatch(/^found: {7}shown [\w-]{22}/m);
    expect(output).toContain('not proved:  that no other record exists');
  });

  it('gives the same as JSON', async () => {
    const { output } = await verify(receipt, '--json');
    expect(JSON.parse(output)).toMatchObject({
      verified: true,
      format: 'grounds-receipt/1',
      claims: { state: 'NL', found: { more: false } },
      notProved: ['absence', 'search'],
    });
  });

  it.each<[string, string, (file: Record<string, string>) => void]>([
    [
      'a changed question',
      'RECEIPT_QUESTION_OTHER',
      (file) => (file.question = file.question?.replace('Nexperia', 'Nexperja') ?? ''),
    ],
    [
      'a changed token',
      'NODE_TOKEN_UNVERIFIED',
      (file) => {
        const [header, claims = '', signature] = (file.token ?? '').split('.');
        const text = Buffer.from(claims, 'base64url').toString().replace('"more":false', '"more":true');
        file.token = `${header}.${Buffer.from(text).toString('base64url')}.${signature}`;
      },
    ],
    ['a member too many', 'FILE_FORMAT', (file) => (file.note = 'trust me')],
    ['a member too few', 'FILE_FORMAT', (file) => delete file.salt],
  ])('refuses a file with %s', async (name, code, change) => {
    const ended = await verify(await changed(`${name}.json`, change), '--json');
    expect(ended.code).not.toBe(0);
    expect(`${ended.output}${ended.errors}`).toContain(code);
  });
});
