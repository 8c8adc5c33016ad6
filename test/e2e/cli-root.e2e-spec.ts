import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse, stringify } from 'yaml';

import { type RootPayload, loadRootFile } from '#membership';

import { ask } from '../support/ask.js';
import { type TestNode, startNode } from '../support/start-node.js';
import { type Ended, grounds } from './cli-command.js';

describe('the root, carried between states by the command', () => {
  let node: TestNode;
  let folder: string;

  beforeAll(async () => {
    node = await startNode({ withoutCases: true });
    folder = await mkdtemp(join(tmpdir(), 'grounds-root-'));
    await run('root', 'show', '--out', file('v1.json'));
  });

  afterAll(async () => {
    await node?.close();
    await rm(folder, { recursive: true });
  });

  const file = (name: string): string => join(folder, name);
  const keyOf = (state: string): string => join(node.dataFolder, 'keys', `root-${state}.jwk.json`);
  const run = (...words: string[]): Promise<Ended> => grounds({ GROUNDS_URL: node.url }, ...words);

  /** A draft of the next root with one change, as a person makes it in an editor. */
  const edited = async (
    name: string,
    after: string,
    change: (payload: RootPayload) => void = () => undefined,
  ): Promise<string> => {
    await run('root', 'init', '--out', file(`${name}.yaml`), '--after', file(after));
    const draft = parse(await readFile(file(`${name}.yaml`), 'utf8')) as RootPayload;
    change(draft);
    await writeFile(file(`${name}.yaml`), stringify(draft, { aliasDuplicateObjects: false }));
    return file(`${name}.yaml`);
  };

  const proposed = async (
    name: string,
    after: string,
    change?: (payload: RootPayload) => void,
  ): Promise<Ended> =>
    run(
      'root',
      'propose',
      await edited(name, after, change),
      '--after',
      file(after),
      '--out',
      file(`${name}.json`),
    );

  const sign = (from: string, state: string, out: string, ...more: string[]): Promise<Ended> =>
    run('root', 'sign', file(from), '--key', keyOf(state), '--out', file(out), ...more);

  it('is in force when two states have signed what a third proposed', async () => {
    const told = await proposed('v2', 'v1.json', (payload) => {
      payload.threshold = 2;
      const circle = payload.circles.find(({ id }) => id === 'nl-de');
      circle?.states.push('CZ');
      for (const state of payload.states)
        if (state.code === 'KR') state.contactPoint.email = 'new@kr.example';
    });
    expect([told.code, told.errors]).toEqual([0, '']);
    expect(told.output).toMatch(/\+ +circles › nl-de › states › CZ/);
    expect(told.output).toMatch(/~ +states › KR › contactPoint › email .* → new@kr\.example/);
    const digest = /SHA-256 +([0-9a-f]{64})/.exec(told.output)?.[1];
    const [nl, ca] = [
      await sign('v2.json', 'nl', 'v2-nl.json', '--after', file('v1.json')),
      await sign('v2.json', 'ca', 'v2-ca.json', '--after', file('v1.json')),
    ];
    for (const { code, output } of [nl, ca]) {
      expect(code).toBe(0);
      expect(output).toContain(digest);
      expect(output).toContain(
        'Still to sign: 1 more state of this root, and 1 more state of the root before.',
      );
    }
    const alone = await run('root', 'publish', file('v2-nl.json'));
    expect([alone.code, alone.errors]).toEqual([1, expect.stringContaining('ROOT_THRESHOLD')]);
    const published = await run('root', 'publish', file('v2-nl.json'), file('v2-ca.json'));
    expect([published.code, published.output]).toEqual([0, expect.stringMatching(/in force +version 2/)]);
    const { data } = await ask<{ circles: { id: string; states: { code: string }[] | null }[] }>(
      node,
      '{ circles { id states { code } } }',
      { as: 'cz-reader' },
    );
    expect(data.circles.find(({ id }) => id === 'nl-de')?.states?.map(({ code }) => code)).toContain('CZ');
    await run('root', 'show', '--out', file('v2-served.json'));
    const verified = await run('root', 'verify', file('v2-served.json'), '--trusted', file('v1.json'));
    expect([verified.code, verified.output]).toEqual([
      0,
      expect.stringContaining('It follows version 1, as its members agreed.'),
    ]);
  });

  it('is shown with who has signed, and for what a file of its own it counts', async () => {
    const shown = await run('root', 'show', file('v2-nl.json'));
    expect(shown.output).toMatch(/signed by +NL \(2 must\)/);
    const alone = await run('root', 'verify', file('v2-served.json'));
    expect(alone.output).toContain('It vouches for itself only.');
    const json = await run('root', 'show', file('v2-nl.json'), '--json');
    expect(JSON.parse(json.output)).toMatchObject({ version: 2, own: { signed: ['NL'], needed: 2 } });
  });

  it.each<[string, (payload: RootPayload) => void, string]>([
    ['a typo', (payload) => Object.assign(payload, { tresholds: 2 }), 'ROOT_INVALID'],
    [
      'a circle with a state that is no member',
      ({ circles }) => circles[0]?.states.push('US'),
      'ROOT_NOT_A_MEMBER',
    ],
    ['a version too many', (payload) => (payload.version += 1), 'ROOT_NOT_NEXT'],
    ['a threshold that nobody can reach', (payload) => (payload.threshold = 9), 'ROOT_THRESHOLD'],
  ])('is not proposed with %s', async (name, change, code) => {
    const refused = await proposed(name.replace(/\W/g, '-'), 'v2-served.json', change);
    expect([refused.code, refused.errors]).toEqual([1, expect.stringContaining(code)]);
  });

  it('is not signed by a key that signs no roots, nor twice by one, nor over another file', async () => {
    await proposed('v3', 'v2-served.json');
    expect((await sign('v3.json', 'nl', 'v3-nl.json')).code).toBe(0);
    const twice = await sign('v3-nl.json', 'nl', 'v3-twice.json');
    expect([twice.code, twice.errors]).toEqual([1, expect.stringContaining('ROOT_SIGNED_ALREADY')]);
    const key = join(node.dataFolder, 'keys', 'record-nl.jwk.json');
    const stranger = await run('root', 'sign', file('v3.json'), '--key', key, '--out', file('v3-x.json'));
    expect([stranger.code, stranger.errors]).toEqual([1, expect.stringContaining('ROOT_SIGNER_UNKNOWN')]);
    const over = await sign('v3.json', 'cz', 'v3-nl.json');
    expect([over.code, over.errors]).toEqual([2, expect.stringContaining('FILE_EXISTS')]);
  });

  it('is told in words before it is signed, also where the signing fails', async () => {
    const signing = await sign('v2.json', 'nl', 'v2-nl-again.json', '--after', file('v1.json'));
    expect(signing.errors).toMatch(/~ +states › KR › contactPoint › email/);
    const key = join(node.dataFolder, 'keys', 'record-nl.jwk.json');
    const words = ['--after', file('v1.json'), '--out', file('v2-x.json')];
    const stranger = await run('root', 'sign', file('v2.json'), '--key', key, ...words);
    expect(stranger.errors).toMatch(/~ +states › KR[\s\S]*ROOT_SIGNER_UNKNOWN/);
  });

  it('C3 is not signed over a root that it does not follow', async () => {
    const old = await sign('v2.json', 'nl', 'v2-late.json', '--after', file('v2-served.json'));
    expect([old.code, old.errors]).toEqual([1, expect.stringContaining('ROOT_NOT_NEXT')]);
    const orphan = await run('root', 'propose', file('v2.yaml'), '--out', file('orphan.json'));
    expect([orphan.code, orphan.errors]).toEqual([1, expect.stringContaining('ROOT_NOT_NEXT')]);
  });

  it('C12 is neither proposed nor signed when it revives a revoked key, nor taken', async () => {
    const keyIn = (payload: RootPayload): object =>
      payload.states.find(({ code }) => code === 'NL')?.authorities[0]?.keys[0] ?? {};
    const revocation = { revokedAt: '2026-01-02T00:00:00Z', revokedReason: 'A stolen laptop.' };
    await proposed('v3r', 'v2-served.json', (payload) => Object.assign(keyIn(payload), revocation));
    const after = ['--after', file('v2-served.json')];
    await sign('v3r.json', 'nl', 'v3r-nl.json', ...after);
    await sign('v3r-nl.json', 'cz', 'v3r-both.json', ...after);
    const told = await run('root', 'publish', file('v3r-both.json'));
    expect([told.code, told.output]).toEqual([0, expect.stringMatching(/SHA-256 +[0-9a-f]{64}/)]);
    const revive = (payload: RootPayload): void => {
      for (const name of Object.keys(revocation)) Reflect.deleteProperty(keyIn(payload), name);
    };
    const refused = await proposed('v4', 'v3r-both.json', revive);
    expect([refused.code, refused.errors]).toEqual([1, expect.stringContaining('ROOT_KEY_REVIVED')]);
    const payload = parse(await readFile(file('v4.yaml'), 'utf8')) as RootPayload;
    const forged = { payload: Buffer.from(JSON.stringify(payload)).toString('base64url'), signatures: [] };
    await writeFile(file('v4-forged.json'), JSON.stringify(forged));
    const signed = await sign('v4-forged.json', 'nl', 'v4-nl.json', '--after', file('v3r-both.json'));
    expect([signed.code, signed.errors]).toEqual([1, expect.stringContaining('ROOT_KEY_REVIVED')]);
    await sign('v4-forged.json', 'nl', 'v4-blind.json');
    await sign('v4-blind.json', 'cz', 'v4-both.json');
    const published = await run('root', 'publish', file('v4-both.json'));
    expect([published.code, published.errors]).toEqual([1, expect.stringContaining('ROOT_KEY_REVIVED')]);
  });

  it('is not put together of two proposals, nor taken again once it is behind', async () => {
    const mixed = await run('root', 'publish', file('v2-nl.json'), file('v3-nl.json'));
    expect([mixed.code, mixed.errors]).toEqual([1, expect.stringContaining('ROOT_FILES_DIFFER')]);
    const old = await run('root', 'publish', file('v1.json'));
    expect([old.code, old.errors]).toEqual([1, expect.stringContaining('ROOT_NOT_NEXT')]);
  });

  it('begins with a first root that names nobody before somebody has filled it in', async () => {
    expect((await run('root', 'init', '--out', file('first.yaml'))).code).toBe(0);
    const refused = await run('root', 'propose', file('first.yaml'), '--out', file('first.json'));
    expect([refused.code, refused.errors]).toEqual([1, expect.stringContaining('ROOT_INVALID')]);
  });

  it('founds a register: a first root made by these commands alone is one that a node takes', async () => {
    const keys: Record<string, { kid: string; jwk: object }> = {};
    for (const use of ['root', 'record', 'log', 'node', 'witness']) {
      const { output } = await grounds(
        {},
        'keys',
        'new',
        '--for',
        use,
        '--out',
        file(`${use}.key`),
        '--json',
      );
      keys[use] = JSON.parse(output) as { kid: string; jwk: object };
    }
    const draft = parse(await readFile(file('first.yaml'), 'utf8')) as RootPayload;
    draft.threshold = 1;
    Object.assign(draft.rootKeys[0] ?? {}, { kid: keys.root?.kid, jwk: keys.root?.jwk, state: 'NL' });
    const [state] = draft.states;
    const [authority] = state?.authorities ?? [];
    Object.assign(authority ?? {}, { iss: 'https://screening.example', name: 'Screening authority' });
    Object.assign(authority?.keys[0] ?? {}, keys.record && { kid: keys.record.kid, jwk: keys.record.jwk });
    Object.assign(state?.contactPoint ?? {}, { name: 'Contact', email: 'contact@screening.example' });
    Object.assign(state ?? {}, { code: 'NL', homeLog: 'node.example/log' });
    for (const holder of [...draft.nodes, ...draft.circles]) holder.states = ['NL'];
    Object.assign(state?.tokenIssuers[0] ?? {}, {
      iss: 'https://id.example',
      jwksUri: 'https://id.example/jwks',
    });
    Object.assign(draft.nodes[0] ?? {}, { origin: 'node.example/log', url: 'https://node.example' });
    for (const key of draft.nodes[0]?.keys ?? [])
      Object.assign(key, { kid: keys[key.purpose]?.kid, jwk: keys[key.purpose]?.jwk });
    await writeFile(file('first-edited.yaml'), stringify(draft, { aliasDuplicateObjects: false }));
    const told = await run('root', 'propose', file('first-edited.yaml'), '--out', file('first.json'));
    expect([told.errors, told.output]).toEqual(['', expect.stringContaining('A first root')]);
    const signed = await run(
      'root',
      'sign',
      file('first.json'),
      '--key',
      file('root.key'),
      '--out',
      file('first-signed.json'),
    );
    expect(signed.output).toContain('Enough states have signed.');
    await expect(loadRootFile(file('first-signed.json'), new Date())).resolves.toMatchObject({
      payload: { version: 1, states: [{ code: 'NL' }] },
    });
  });
});
