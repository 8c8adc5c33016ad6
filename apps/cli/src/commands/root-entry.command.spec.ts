import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import 'reflect-metadata';
import { parse } from 'yaml';

import { type RootPayload, readProposedRoot } from '#membership';

import {
  type Example,
  example,
  exampleKey,
  signedBy,
} from '../../../../libs/membership/test/example-root.js';
import { MemoryTerminal } from '../__fixtures__/memory-terminal.js';
import { runCli } from '../run-cli.js';

const NODE = 'node.nl.example/log';

describe('the entry of a state that joins', () => {
  let folder: string;
  let root: Example;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grounds-entry-'));
    root = await example();
    const { rootNL, rootFR } = root.keys;
    await writeFile(file('now.json'), JSON.stringify(await signedBy(root.payload, rootNL, rootFR)));
    for (const use of ['root', 'record']) {
      const { privateJwk } = await exampleKey();
      await writeFile(file(`${use}.jwk.json`), JSON.stringify(privateJwk), { mode: 0o600 });
    }
    await entry('whole.yaml');
  });

  afterAll(() => rm(folder, { recursive: true }));

  const file = (name: string): string => join(folder, name);

  const run = async (...words: string[]): Promise<{ code: number; errors: string }> => {
    const terminal = new MemoryTerminal();
    return { code: await runCli(['root', ...words], terminal), errors: terminal.errors };
  };

  const KEYS = ['--record-key', 'record.jwk.json', '--root-key', 'root.jwk.json'];

  const entry = (out: string, { state = 'SE', node = NODE, keys = KEYS } = {}) =>
    run(
      ...['entry', state, '--name', 'Authority', '--iss', 'https://screening.se.example'],
      ...['--contact-name', 'Desk', '--contact-email', 'desk@se.example', '--node', node],
      ...['--issuer', 'https://id.se.example', '--jwks-uri', 'https://id.se.example/jwks.json'],
      ...keys.map((word) => (word.endsWith('.json') ? file(word) : word)),
      ...['--out', file(out)],
    );

  const init = (out: string, add: string, ...more: string[]) =>
    run('init', '--after', file('now.json'), '--add', file(add), '--out', file(out), ...more);

  it('makes it a member where it asks to be hosted, and of the circles that are named', async () => {
    expect(await init('draft.yaml', 'whole.yaml', '--circle', 'north-sea')).toEqual({ code: 0, errors: '' });
    const proposed = ['propose', file('draft.yaml'), '--after', file('now.json')];
    await run(...proposed, '--out', file('proposal.json'));
    const text = await readFile(file('proposal.json'), 'utf8');
    const { payload } = await readProposedRoot(JSON.parse(text) as Parameters<typeof readProposedRoot>[0]);
    expect(payload.states.find(({ code }) => code === 'SE')).toMatchObject({
      participation: 'full',
      homeLog: NODE,
    });
    expect(payload.nodes.find(({ origin }) => origin === NODE)?.states).toContain('SE');
    const before = new Map(root.payload.circles.map(({ id, states }) => [id, states]));
    for (const { id, states } of payload.circles) {
      expect(states).toEqual([...(before.get(id) ?? []), ...(id === 'north-sea' ? ['SE'] : [])]);
    }
    expect(text).not.toContain(
      (JSON.parse(await readFile(file('root.jwk.json'), 'utf8')) as { d: string }).d,
    );
  });

  it('makes a state without a key for statements one that only reads', async () => {
    await entry('reader.yaml', { keys: [] });
    await init('reader-draft.yaml', 'reader.yaml');
    const draft = parse(await readFile(file('reader-draft.yaml'), 'utf8')) as RootPayload;
    expect(draft.states.at(-1)).toMatchObject({ code: 'SE', participation: 'reader' });
    expect(draft.rootKeys).toEqual(root.payload.rootKeys);
  });

  it('holds no private half', async () => {
    const text = await readFile(file('whole.yaml'), 'utf8');
    for (const use of ['root', 'record']) {
      const { d, x } = JSON.parse(await readFile(file(`${use}.jwk.json`), 'utf8')) as Record<string, string>;
      expect([text.includes(String(x)), text.includes(String(d))]).toEqual([true, false]);
    }
  });

  it.each<[string, () => Promise<{ code: number; errors: string }>, string]>([
    ['without the root that it follows', () => run('init', '--add', 'x', '--out', file('no')), 'USAGE'],
    [
      'with a circle and nobody to put into it',
      () => run('init', '--after', file('now.json'), '--circle', 'north-sea', '--out', file('no')),
      'USAGE',
    ],
    ['with a circle that is not there', () => init('no', 'whole.yaml', '--circle', 'nato'), 'nato'],
    ['with a file that is something else', () => init('no', 'now.json'), 'FILE_FORMAT'],
  ])('is not taken in %s', async (_, draft, said) => {
    const { code, errors } = await draft();
    expect(code).not.toBe(0);
    expect(errors).toContain(said);
    await expect(readFile(file('no'))).rejects.toThrow('ENOENT');
  });

  it.each([
    ['member.yaml', { state: 'NL' }, 'NL is a member already'],
    ['elsewhere.yaml', { node: 'node.se.example/log' }, 'no node node.se.example/log'],
  ])('is not taken in when it cannot be: %s', async (name, made, said) => {
    expect(await entry(name, made)).toMatchObject({ code: 0 });
    const { errors } = await init('no', name);
    expect(errors).toContain('FILE_FORMAT');
    expect(errors).toContain(said);
  });

  it('is not written with a key that others may read, or with one that is none', async () => {
    await writeFile(file('open.jwk.json'), await readFile(file('root.jwk.json')));
    await chmod(file('open.jwk.json'), 0o644);
    await writeFile(file('none.jwk.json'), '{"kty":"EC","crv":"P-256"}');
    for (const [key, said] of [
      ['open', 'KEY_FILE_OPEN'],
      ['none', 'KEY_INVALID'],
    ] as const) {
      const { code, errors } = await entry('no', { keys: ['--root-key', `${key}.jwk.json`] });
      expect([code, errors]).toEqual([1, expect.stringContaining(said)]);
    }
  });
});
